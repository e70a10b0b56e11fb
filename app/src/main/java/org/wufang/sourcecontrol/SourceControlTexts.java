package org.wufang.sourcecontrol;

import java.util.List;

/** What the forms of source control say of its cases and measures. */
final class SourceControlTexts {

    private SourceControlTexts() {}

    /** @param lines one for each case */
    static String cases(int withinDays, List<String> lines) {
        return withinDays + "天内以此根因结案：\n" + String.join("\n", lines);
    }

    static String measure(SourceControl.Measure measure) {
        return "%s（责任方：%s，完成日期：%s）".formatted(measure.measure(), measure.responsible(), measure.finishOn());
    }

    static String verified(SourceControl.Measure measure) {
        return measure(measure) + "；核验：" + measure.finding();
    }

    /** @param numbers of the like cases since the measure was planned */
    static String since(List<String> numbers) {
        return numbers.isEmpty() ? "没有" : String.join("、", numbers);
    }
}
