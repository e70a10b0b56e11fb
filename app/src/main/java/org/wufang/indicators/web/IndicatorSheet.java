package org.wufang.indicators.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wufang.indicators.IndicatorScope;

/** The figures as CSV that a spreadsheet opens with its Chinese whole. */
final class IndicatorSheet {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> HEADS = List.of(
            "单位编码",
            "单位",
            "起始日期（含）",
            "截止日期（不含）",
            "事项",
            "部门",
            "指标",
            "分子",
            "分母（n）",
            "数值",
            "95%置信区间下限（%）",
            "95%置信区间上限（%）",
            "口径",
            "计入分子的案件编号",
            "计入分母的案件编号");

    private IndicatorSheet() {}

    static String of(IndicatorScope scope, String unitName, List<IndicatorFigure> figures) {
        List<List<?>> lines = new ArrayList<>();
        lines.add(HEADS);
        figures.forEach(figure -> lines.add(Stream.of(
                        scope.unit(),
                        unitName,
                        scope.from(),
                        scope.to(),
                        scope.matter(),
                        scope.department(),
                        figure.label(),
                        figure.numerator(),
                        figure.denominator(),
                        figure.text(),
                        figure.low(),
                        figure.high(),
                        figure.hint() == null ? figure.definition() : figure.definition() + figure.hint(),
                        numbers(figure.cases()),
                        numbers(figure.counted()))
                .map(cell -> Objects.requireNonNullElse(cell, ""))
                .toList()));
        return BYTE_ORDER_MARK
                + lines.stream()
                        .map(line -> line.stream().map(IndicatorSheet::cell).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String numbers(@Nullable List<String> cases) {
        return cases == null ? "" : String.join(" ", cases);
    }

    /** Quoted; a text that a spreadsheet would take for a formula is kept from it. */
    private static String cell(Object value) {
        String text = value.toString();
        String harmless = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
