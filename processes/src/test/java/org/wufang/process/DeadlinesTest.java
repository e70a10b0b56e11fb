package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTest {

    private static final Table DEADLINES = new Table("deadlines");

    @ParameterizedTest(name = "{0}, hazard {1}, whistle {2}, path {3}: {4} {5}")
    @CsvSource(
            nullValues = "null",
            textBlock =
                    """
            reviewTriage, life, null, frontEnd, 15, minutes
            reviewTriage, utilities, null, frontEnd, 2, hours
            reviewTriage, none, null, frontEnd, 4, workingHours
            reviewTriage, null, null, null, 4, workingHours
            confirmDecline, none, null, frontEnd, 1, workingDays
            decideDeferral, none, null, frontEnd, 2, workingDays
            handleOnSite, life, null, frontEnd, 2, hours
            handleOnSite, utilities, null, frontEnd, 24, hours
            handleOnSite, none, null, frontEnd, 2, workingDays
            handleOnSite, null, null, null, 2, workingDays
            callMeeting, none, null, frontEnd, 1, workingDays
            statePosition, none, null, frontEnd, 1, workingDays
            draftProposal, none, null, frontEnd, 4, workingHours
            castVote, none, null, frontEnd, 1, workingDays
            giveOpinion, none, null, frontEnd, 1, workingDays
            conveneHearing, none, null, frontEnd, 2, workingDays
            giveTestimony, none, null, frontEnd, 2, workingDays
            concludeHearing, none, null, frontEnd, 1, workingDays
            recordOwnersVote, none, null, frontEnd, 15, workingDays
            balanceFund, none, null, frontEnd, 5, workingDays
            approveMinutes, none, null, frontEnd, 1, workingDays
            fulfilCommitment, none, null, frontEnd, 10, workingDays
            verifyCommitment, none, null, frontEnd, 1, workingDays
            rateDeliberation, none, null, frontEnd, 2, workingDays
            proposeRevision, none, null, frontEnd, 2, workingDays
            voteOnRevision, none, null, frontEnd, 1, workingDays
            blowWhistle, life, null, frontEnd, 10, minutes
            blowWhistle, utilities, null, frontEnd, 30, minutes
            blowWhistle, none, null, frontEnd, 4, workingHours
            blowWhistle, null, null, null, 4, workingHours
            reportIn, none, emergency, frontEnd, 30, minutes
            planJointAction, none, emergency, frontEnd, 30, minutes
            act, none, emergency, frontEnd, 2, hours
            reportIn, none, quick, frontEnd, 1, workingDays
            planJointAction, none, quick, frontEnd, 4, workingHours
            act, none, quick, frontEnd, 3, workingDays
            reportIn, none, tough, frontEnd, 2, workingDays
            planJointAction, none, tough, frontEnd, 4, workingHours
            act, none, tough, frontEnd, 10, workingDays
            rateDepartment, none, null, frontEnd, 1, workingDays
            ruleOnDuty, none, emergency, frontEnd, 1, hours
            ruleOnDuty, none, quick, frontEnd, 1, workingDays
            returnDispatch, none, emergency, frontEnd, 10, minutes
            returnDispatch, none, tough, frontEnd, 4, workingHours
            redispatch, none, emergency, frontEnd, 15, minutes
            redispatch, none, quick, frontEnd, 4, workingHours
            answerRuling, none, emergency, frontEnd, 30, minutes
            answerRuling, none, quick, frontEnd, 1, workingDays
            verifyResult, life, null, frontEnd, 2, hours
            verifyResult, utilities, null, frontEnd, 8, hours
            verifyResult, none, null, frontEnd, 1, workingDays
            verifyResult, null, null, null, 1, workingDays
            callBack, none, null, frontEnd, 2, workingDays
            ratingWindow, none, null, frontEnd, 5, workingDays
            contestWindow, none, null, null, 10, workingDays
            decideContest, none, null, frontEnd, 2, workingDays
            firstContact, life, null, null, 30, minutes
            firstContact, utilities, null, null, 2, hours
            firstContact, none, null, null, 1, workingDays
            firstContact, null, null, null, 1, workingDays
            acknowledgeLetter, none, null, frontEnd, 1, workingDays
            supervise, none, null, frontEnd, 2, workingDays
            releaseBulletin, none, null, frontEnd, 1, workingDays
            answerObjection, none, null, frontEnd, 2, workingDays
            publicNotice, none, null, frontEnd, 3, workingDays
            reminderGrace, life, null, frontEnd, 15, minutes
            reminderGrace, utilities, null, frontEnd, 2, hours
            reminderGrace, none, null, frontEnd, 1, workingDays
            reminderGrace, null, null, null, 1, workingDays
            planSourceControl, none, null, frontEnd, 5, workingDays
            verifySourceControl, none, null, frontEnd, 5, workingDays
            tierFrontEnd, life, null, frontEnd, 2, hours
            tierFrontEnd, utilities, null, frontEnd, 24, hours
            tierFrontEnd, none, null, frontEnd, 2, workingDays
            tierFrontEnd, null, null, null, 2, workingDays
            tierMeeting, life, null, frontEnd, 2, hours
            tierMeeting, utilities, null, frontEnd, 24, hours
            tierMeeting, none, null, frontEnd, 3, workingDays
            tierMeeting, null, null, null, 3, workingDays
            tierWhistle, life, null, frontEnd, 2, hours
            tierWhistle, utilities, null, frontEnd, 24, hours
            tierWhistle, none, null, frontEnd, 10, workingDays
            tierWhistle, null, null, null, 10, workingDays
            business, life, null, frontEnd, 2, hours
            business, utilities, null, frontEnd, 24, hours
            business, none, null, frontEnd, 15, workingDays
            business, null, null, null, 15, workingDays
            citizen, life, null, null, 2, hours
            citizen, utilities, null, null, 24, hours
            citizen, none, null, frontEnd, 7, workingDays
            citizen, none, null, meeting, 15, workingDays
            citizen, null, null, null, 15, workingDays
            extension, life, null, whistle, 0, workingDays
            extension, utilities, null, frontEnd, 1, workingDays
            extension, none, null, frontEnd, 2, workingDays
            extension, none, null, meeting, 3, workingDays
            extension, none, null, whistle, 10, workingDays
            extension, null, null, null, 10, workingDays
            awaitReporter, life, null, frontEnd, 30, minutes
            awaitReporter, utilities, null, frontEnd, 8, hours
            awaitReporter, none, null, meeting, 3, workingDays
            awaitReporter, null, null, null, 3, workingDays
            """)
    void allows(String step, String hazard, String whistleKind, String path, int amount, String unit) {
        assertThat(DEADLINES.row(inputs("step", step, "hazard", hazard, "whistleKind", whistleKind, "path", path)))
                .containsEntry("amount", amount)
                .containsEntry("unit", unit);
    }

    @Test
    void theTiersAddUpToTheWhole() {
        int tiers = workingDays("tierFrontEnd") + workingDays("tierMeeting") + workingDays("tierWhistle");

        assertThat(tiers).isEqualTo(workingDays("business"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "coffeeBreak"})
    void aStepNotListedHasNoDeadline(String step) {
        assertThat(DEADLINES.rows(inputs("step", step, "hazard", "none", "whistleKind", "quick")))
                .isEmpty();
    }

    @Test
    void aWhistleOfUnknownKindHasNoDeadlineToReportIn() {
        assertThat(DEADLINES.rows(inputs("step", "reportIn", "hazard", "none", "whistleKind", null)))
                .isEmpty();
    }

    @AfterAll
    static void everyRuleFired() {
        DEADLINES.assertEveryRuleFired();
    }

    private static int workingDays(String step) {
        Map<String, Object> row = DEADLINES.row(inputs("step", step, "hazard", "none"));
        assertThat(row).containsEntry("unit", "workingDays");
        return (int) row.get("amount");
    }
}
