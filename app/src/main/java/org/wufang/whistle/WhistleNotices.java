package org.wufang.whistle;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;
import org.wufang.platform.notification.NoticeRaised;

/** Whom this room tells of what. Names of units, numbers and times only. */
@Component
class WhistleNotices {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final ApplicationEventPublisher events;
    private final Directory directory;
    private final Clock clock;

    WhistleNotices(ApplicationEventPublisher events, Directory directory, Clock clock) {
        this.events = events;
        this.directory = directory;
        this.clock = clock;
    }

    void summoned(WhistleCall call, String kind, Target target) {
        raise(
                "whistle/target/" + target.id() + "/summoned",
                "whistle.summoned",
                resolved(target.group()),
                call,
                Map.of(
                        "level", WhistleWords.level(call.level()),
                        "kind", WhistleWords.kind(kind),
                        "department", directory.groupName(target.group()),
                        "dueAt", time(target.sent().dueAt())),
                kind.equals(Wish.EMERGENCY));
    }

    /** The absent, and whoever whistles at the level above. */
    void absent(WhistleCall call, Target target, boolean emergency) {
        Collection<String> above = call.hasLevelAbove() ? resolved(call.whistler(call.level() + 1)) : List.of();
        raise(
                "whistle/target/" + target.id() + "/absent",
                "whistle.absent",
                concat(resolved(target.group()), above),
                call,
                Map.of(
                        "level", WhistleWords.level(call.level()),
                        "department", directory.groupName(target.group()),
                        "dueAt", time(target.sent().dueAt())),
                emergency);
    }

    void returned(WhistleCall call, Target target) {
        raise(
                "whistle/target/" + target.id() + "/returned",
                "whistle.returned",
                resolved(call.whistler(call.level())),
                call,
                Map.of("department", directory.groupName(target.group())),
                false);
    }

    void ruled(WhistleCall call, Ruling ruling, Collection<String> refused) {
        raise(
                "whistle/ruling/" + ruling.id() + "/made",
                "whistle.ruled",
                concat(
                        resolved(ruling.group(call)),
                        refused.stream()
                                .flatMap(group -> resolved(group).stream())
                                .toList()),
                call,
                Map.of(
                        "citation", ruling.citation(),
                        "department", directory.groupName(ruling.group(call))),
                false);
    }

    void appealed(WhistleCall call, Ruling ruling) {
        raise(
                "whistle/ruling/" + ruling.id() + "/appealed",
                "whistle.appealed",
                concat(
                        resolved(call.commandCentre()),
                        resolved(ruling.by().unit() + "." + ruling.by().role())),
                call,
                Map.of(
                        "citation", ruling.citation(),
                        "department", directory.groupName(ruling.group(call))),
                false);
    }

    /** Whoever may review it. */
    void misuse(WhistleCall call) {
        raise(
                "whistle/" + call.id() + "/" + call.level() + "/misuse",
                "whistle.misuse",
                concat(
                        call.level() == 1 ? resolved(call.streetGroup("coordination")) : List.of(),
                        resolved(call.commandCentre())),
                call,
                Map.of("level", WhistleWords.level(call.level())),
                false);
    }

    private void raise(
            String key,
            String template,
            Collection<String> groups,
            WhistleCall call,
            Map<String, String> words,
            boolean urgent) {
        events.publishEvent(new NoticeRaised(key, template, groups, List.of(), words, call.caseNumber(), null, urgent));
    }

    private Collection<String> resolved(String group) {
        int dot = group.lastIndexOf('.');
        return directory.groupsFor(group.substring(dot + 1), group.substring(0, dot));
    }

    private static Collection<String> concat(Collection<String> one, Collection<String> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(clock.getZone()));
    }
}
