package org.wufang.casefile;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose time it was and what stopped it, in the case file. */
@Configuration(proxyBeanMethods = false)
class TimeSections {

    private final CaseClocks clocks;
    private final CaseNames names;

    TimeSections(CaseClocks clocks, CaseNames names) {
        this.clocks = clocks;
        this.names = names;
    }

    /** The last row is the whole. */
    @Bean
    CaseFileSection tiersSection() {
        return new Part(
                "tiers", number -> Stream.concat(clocks.shares(number).stream(), Stream.of(clocks.whole(number)))
                        .map(TimeSections::share)
                        .toList());
    }

    @Bean
    CaseFileSection pausesSection() {
        return new Part(
                "pauses",
                number -> clocks.pauses(number).stream().map(this::pause).toList());
    }

    private static Map<String, ?> share(TierShare share) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("tierName", share.label());
        row.put("from", share.from().toString());
        row.put("to", share.to().toString());
        row.put("seconds", share.time().toSeconds());
        row.put("time", said(share.time()));
        row.put("workingSeconds", share.workingTime().toSeconds());
        row.put("workingTime", said(share.workingTime()));
        return row;
    }

    private Map<String, ?> pause(Pause pause) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pauseKind", pause.kind().label());
        row.put("reason", pause.reason());
        row.put("by", names.office(pause.by()));
        row.put("from", pause.from().toString());
        if (pause.kind() != PauseKind.EXTENSION) {
            row.put("to", pause.end().toString());
        }
        if (pause.question() != null) {
            row.put("question", pause.question());
        }
        if (pause.answer() != null) {
            row.put("answer", pause.answer());
        }
        return row;
    }

    /** 12 小时 5 分 3 秒. */
    static String said(Duration time) {
        return "%d 小时 %d 分 %d 秒".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private record Part(String name, Function<String, List<? extends Map<String, ?>>> reader)
            implements CaseFileSection {

        @Override
        public List<? extends Map<String, ?>> read(String caseNumber) {
            return reader.apply(caseNumber);
        }
    }
}
