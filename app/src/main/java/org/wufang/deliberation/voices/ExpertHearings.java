package org.wufang.deliberation.voices;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Deliberation;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Sittings;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/** Hearings and expert appraisals: which proposals need one, who was heard and what was concluded. */
@Service
@Transactional
public class ExpertHearings {

    private final HearingRepository hearings;
    private final Sittings sittings;
    private final Deliberations deliberations;
    private final VoiceTexts texts;
    private final CaseFiles caseFiles;
    private final Clock clock;

    ExpertHearings(
            HearingRepository hearings,
            Sittings sittings,
            Deliberations deliberations,
            VoiceTexts texts,
            CaseFiles caseFiles,
            Clock clock) {
        this.hearings = hearings;
        this.sittings = sittings;
        this.deliberations = deliberations;
        this.texts = texts;
        this.caseFiles = caseFiles;
        this.clock = clock;
    }

    /** The table {@code hearing-need} has spoken of the proposal that was put last. */
    public void recordNeed(String caseNumber, boolean needed, String rule, String reason) {
        Deliberation deliberation = sittings.current(caseNumber);
        ExpertHearing.Need need = new ExpertHearing.Need(deliberation.round(), needed, rule, reason);
        if (hearings.insertNeed(deliberation.id(), need, clock.instant()) && needed) {
            caseFiles.record(
                    caseNumber,
                    "deliberation.hearingNeeded",
                    Actor.SYSTEM,
                    null,
                    Map.of("round", need.round(), "rule", rule, "reason", reason));
        }
    }

    /** What the table said of the proposal that was put last. */
    @Transactional(readOnly = true)
    public Optional<ExpertHearing.Need> need(String caseNumber) {
        Deliberation deliberation = sittings.current(caseNumber);
        return need(deliberation, deliberation.round());
    }

    @Transactional(readOnly = true)
    public Optional<ExpertHearing.Need> need(Deliberation deliberation, int round) {
        return hearings.need(deliberation.id(), round);
    }

    /** Whether the last deliberation has heard anybody on this, so that it may decide. */
    @Transactional(readOnly = true)
    public boolean wasHeld(String caseNumber) {
        return !sittings.hearings(sittings.current(caseNumber).id()).isEmpty();
    }

    /** The convenor calls the hearing on the proposal that was put last. */
    public void convene(String caseNumber, ExpertHearing.Call call, List<Testimony.Member> members, Actor by) {
        FormRejected.unless(!members.isEmpty(), "member1Name", "成员一：姓名", "no-member");
        Set<Testimony.Member> different = new HashSet<>();
        for (int place = 1; place <= members.size(); place++) {
            FormRejected.unless(
                    different.add(members.get(place - 1)), "member" + place + "Name", "成员姓名", "member-twice");
        }
        Deliberation deliberation = sittings.current(caseNumber);
        hearings.insert(deliberation.id(), deliberation.round(), call, members, by, clock.instant());
    }

    public void testify(long member, Testimony.Stance stance, String opinion, String evidence, Actor by) {
        FormRejected.unless(stance != Testimony.Stance.NOT_HEARD, "stance", "对方案", "stance-missing");
        FormRejected.unless(!opinion.isBlank(), "opinion", "意见", "position-missing");
        if (!hearings.testify(member, stance, opinion, evidence, by, clock.instant())) {
            throw new Problem("testimony-closed");
        }
    }

    /** The time to testify is up: who has not is kept as absent. */
    public void recordMissing(String caseNumber) {
        List<String> absent = last(caseNumber).testimonies().stream()
                .filter(testimony -> hearings.testify(
                        testimony.id(), Testimony.Stance.NOT_HEARD, "", "", Actor.SYSTEM, clock.instant()))
                .map(Testimony::name)
                .toList();
        if (!absent.isEmpty()) {
            caseFiles.record(
                    caseNumber, "deliberation.testimonyMissing", Actor.SYSTEM, null, Map.of("members", absent));
        }
    }

    /** What was heard is concluded; the next proposal is put in a new round. */
    public void conclude(String caseNumber, String conclusion, Actor by) {
        ExpertHearing hearing = last(caseNumber);
        deliberations.hear(caseNumber, hearing.members(), texts.testimonies(hearing), conclusion, by);
    }

    @Transactional(readOnly = true)
    public Testimony testimony(long member) {
        return hearings.testimony(member).orElseThrow(() -> new IllegalStateException("no member " + member));
    }

    /** The hearing that is held, or was held last. */
    @Transactional(readOnly = true)
    public ExpertHearing last(String caseNumber) {
        return of(caseNumber).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("no hearing of " + caseNumber + " was convened"));
    }

    /** Of every deliberation of the case, oldest first. */
    @Transactional(readOnly = true)
    public List<ExpertHearing> of(String caseNumber) {
        return hearings.of(caseNumber);
    }

    @Transactional(readOnly = true)
    List<ExpertHearing> in(Deliberation deliberation, int round) {
        return hearings.ofRound(deliberation.id(), round);
    }
}
