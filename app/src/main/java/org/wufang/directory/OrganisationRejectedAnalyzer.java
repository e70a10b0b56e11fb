package org.wufang.directory;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells which rows stopped the start. Registered in {@code META-INF/spring.factories}. */
class OrganisationRejectedAnalyzer extends AbstractFailureAnalyzer<OrganisationRejected> {

    private static final int SHOWN = 50;

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OrganisationRejected cause) {
        int all = cause.problems().size();
        String rows = cause.problems().stream()
                .limit(SHOWN)
                .map(problem -> "  " + problem)
                .collect(Collectors.joining("\n"));
        String more = all > SHOWN ? "\n  ……另有 %d 处".formatted(all - SHOWN) : "";
        return new FailureAnalysis(
                "组织机构文件有 %d 处错误，未导入任何数据（the organisation files have errors, nothing was loaded）：\n%s%s"
                        .formatted(all, rows, more),
                "请改正以上各行后重新启动；各列的写法见 app/docs/organisation-csv.md。",
                cause);
    }
}
