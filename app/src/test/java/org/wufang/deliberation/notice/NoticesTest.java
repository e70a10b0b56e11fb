package org.wufang.deliberation.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wufang.deliberation.SeatedFive.COMMITTEE;
import static org.wufang.deliberation.SeatedFive.COMMUNITY;
import static org.wufang.deliberation.SeatedFive.actor;
import static org.wufang.deliberation.SeatedFive.everybody;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.wufang.CaseRoomTest;
import org.wufang.casefile.CaseEvent;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.DeliberationRooms;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.SeatedFive;
import org.wufang.platform.web.Problem;

/** The record of a public notice and of the objections that stop it. */
@CaseRoomTest
@Import(DeliberationRooms.class)
@RecordApplicationEvents
class NoticesTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private Notices notices;

    @Autowired
    private ApplicationEvents events;

    private SeatedFive five;

    @BeforeEach
    void theFivePartiesSitDown() {
        five = new SeatedFive(context);
    }

    @Test
    void thereIsNoObjectionWithoutAPublicNotice() {
        five.agreedCommitment();
        assertThatThrownBy(() -> notices.object(five.number, "不同意", actor("socialOrganisation")))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("no-public-notice"));

        Instant end = Instant.parse("2026-03-05T09:30:00Z");
        assertThat(notices.publish(five.number, end)).isEqualTo(end);
        assertThat(notices.publish(five.number, end.plusSeconds(1))).isEqualTo(end);
        notices.object(five.number, "不同意", actor("socialOrganisation"));

        assertThat(acts()).containsOnlyOnce("deliberation.noticePublished").contains("deliberation.objectionRaised");
    }

    @Test
    void everyObjectionIsAnsweredByItselfBeforeTheClockRunsAgain() {
        onNotice();
        assertThat(notices.object(five.number, "未写费用", actor("socialOrganisation")))
                .isTrue();
        assertThat(notices.object(five.number, "占用通道", CaseFiles.REPORTER)).isFalse();
        assertThatThrownBy(() -> notices.object(five.number, "再说一次", actor("socialOrganisation")))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("objection-open"));
        assertThat(notices.stopped(five.number).stoppedAt()).isNotNull();

        assertThat(notices.waiting(five.number).reason()).isEqualTo("未写费用");
        assertThat(notices.answer(five.number, "费用见附件", COMMITTEE)).isTrue();
        assertThat(notices.waiting(five.number).reason()).isEqualTo("占用通道");
        assertThat(notices.answer(five.number, "已改线", COMMITTEE)).isFalse();
        notices.resume(five.number, Instant.parse("2026-03-06T09:30:00Z"));

        Notice notice = notices.last(five.number).orElseThrow();
        assertThat(notice.isStopped()).isFalse();
        assertThat(notice.runs()).hasSize(2);
        assertThat(notice.endsAt()).isEqualTo("2026-03-06T09:30:00Z");
        assertThat(notice.objections()).extracting(Objection::answer).containsExactly("费用见附件", "已改线");
        assertThat(notices.object(five.number, "还是不同意", actor("socialOrganisation")))
                .isTrue();
    }

    @Test
    void objectionsThatReopenAreTheAgendaOfTheNextDeliberationOnly() {
        onNotice();
        notices.object(five.number, "已有答复的", actor("socialOrganisation"));
        notices.answer(five.number, "答复", COMMITTEE);
        notices.object(five.number, "未写费用", actor("socialOrganisation"));
        notices.object(five.number, "占用通道", CaseFiles.REPORTER);
        notices.reopen(five.number, "确有遗漏", COMMITTEE);
        assertThat(notices.agenda(five.number)).isEmpty();

        deliberations.open(five.number, "run-2", COMMUNITY, everybody());

        assertThat(notices.agenda(five.number)).extracting(Objection::reason).containsExactly("未写费用", "占用通道");
        assertThatThrownBy(() -> notices.object(five.number, "又一条", actor("propertyFirm")))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("no-public-notice"));
        deliberations.open(five.number, "run-3", COMMUNITY, everybody());
        assertThat(notices.agenda(five.number)).isEmpty();
    }

    private void onNotice() {
        five.agreedCommitment();
        notices.publish(five.number, Instant.parse("2026-03-05T09:30:00Z"));
    }

    private List<String> acts() {
        return events.stream(CaseEvent.class).map(CaseEvent::act).toList();
    }
}
