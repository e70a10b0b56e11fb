package org.wufang.deliberation.notice.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFileSection;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.SittingSection;
import org.wufang.deliberation.notice.Notice;
import org.wufang.deliberation.notice.Notices;
import org.wufang.deliberation.notice.Objection;
import org.wufang.directory.Directory;

/** Notices and objections in the case file. */
@Configuration(proxyBeanMethods = false)
class NoticeSections {

    private final Deliberations deliberations;
    private final Notices notices;
    private final Directory directory;

    NoticeSections(Deliberations deliberations, Notices notices, Directory directory) {
        this.deliberations = deliberations;
        this.notices = notices;
        this.directory = directory;
    }

    @Bean
    CaseFileSection noticesSection() {
        return new SittingSection(
                "notices", deliberations, (sitting, number) -> notices.of(sitting.deliberation()).stream()
                        .flatMap(notice -> notice.runs().stream())
                        .map(run -> run(run, number)));
    }

    @Bean
    CaseFileSection objectionsSection() {
        return new SittingSection(
                "objections", deliberations, (sitting, number) -> notices.of(sitting.deliberation()).stream()
                        .flatMap(notice -> notice.objections().stream())
                        .map(objection -> objection(objection, number)));
    }

    private static Map<String, Object> run(Notice.Run run, int deliberation) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("deliberation", deliberation);
        row.put("startedAt", run.startedAt());
        row.put("endsAt", run.endsAt());
        if (run.stoppedAt() != null) {
            row.put("stoppedAt", run.stoppedAt());
        }
        return row;
    }

    private Map<String, Object> objection(Objection objection, int deliberation) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("deliberation", deliberation);
        row.put("at", objection.at());
        row.put(
                "raisedBy",
                objection.by().equals(CaseFiles.REPORTER)
                        ? "诉求人"
                        : directory.groupName(
                                objection.by().unit() + "." + objection.by().role()));
        row.put("reason", objection.reason());
        row.put("objectionOutcome", objection.outcome().label());
        if (objection.answer() != null) {
            row.put("answer", objection.answer());
            row.put("answeredAt", objection.answeredAt());
        }
        return row;
    }
}
