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

    @ParameterizedTest(name = "{0}, hazard {1}, whistle {2}, level {3}: {4} {5}")
    @CsvSource(
            nullValues = "null",
            textBlock =
                    """
            reviewTriage, life, null, routine, 15, minutes
            reviewTriage, utilities, null, routine, 2, hours
            reviewTriage, none, null, routine, 4, workingHours
            reviewTriage, null, null, null, 4, workingHours
            confirmDecline, none, null, routine, 1, workingDays
            decideDeferral, none, null, routine, 2, workingDays
            handleOnSite, life, null, routine, 2, hours
            handleOnSite, utilities, null, routine, 24, hours
            handleOnSite, none, null, routine, 2, workingDays
            handleOnSite, null, null, null, 2, workingDays
            callMeeting, none, null, routine, 1, workingDays
            statePosition, none, null, routine, 1, workingDays
            draftProposal, none, null, routine, 4, workingHours
            castVote, none, null, routine, 1, workingDays
            holdHearing, none, null, routine, 5, workingDays
            recordOwnersVote, none, null, routine, 15, workingDays
            approveMinutes, none, null, routine, 1, workingDays
            fulfilCommitment, none, null, routine, 10, workingDays
            verifyCommitment, none, null, routine, 1, workingDays
            blowWhistle, life, null, routine, 10, minutes
            blowWhistle, utilities, null, routine, 30, minutes
            blowWhistle, none, null, routine, 4, workingHours
            blowWhistle, null, null, null, 4, workingHours
            reportIn, none, emergency, routine, 30, minutes
            planJointAction, none, emergency, routine, 30, minutes
            act, none, emergency, routine, 2, hours
            reportIn, none, quick, routine, 1, workingDays
            planJointAction, none, quick, routine, 4, workingHours
            act, none, quick, routine, 3, workingDays
            reportIn, none, tough, routine, 2, workingDays
            planJointAction, none, tough, routine, 4, workingHours
            act, none, tough, routine, 10, workingDays
            rateDepartment, none, null, routine, 1, workingDays
            ruleOnDuty, none, emergency, routine, 1, hours
            ruleOnDuty, none, quick, routine, 1, workingDays
            verifyResult, life, null, routine, 2, hours
            verifyResult, utilities, null, routine, 8, hours
            verifyResult, none, null, routine, 1, workingDays
            verifyResult, null, null, null, 1, workingDays
            callBack, none, null, routine, 2, workingDays
            ratingWindow, none, null, routine, 5, workingDays
            acknowledgeLetter, none, null, routine, 1, workingDays
            supervise, none, null, routine, 2, workingDays
            releaseBulletin, none, null, routine, 1, workingDays
            publicNotice, none, null, routine, 3, workingDays
            reminderGrace, life, null, routine, 15, minutes
            reminderGrace, utilities, null, routine, 2, hours
            reminderGrace, none, null, routine, 1, workingDays
            reminderGrace, null, null, null, 1, workingDays
            tierFrontEnd, life, null, routine, 2, hours
            tierFrontEnd, utilities, null, routine, 24, hours
            tierFrontEnd, none, null, routine, 2, workingDays
            tierFrontEnd, null, null, null, 2, workingDays
            tierMeeting, life, null, routine, 2, hours
            tierMeeting, utilities, null, routine, 24, hours
            tierMeeting, none, null, routine, 3, workingDays
            tierMeeting, null, null, null, 3, workingDays
            tierWhistle, life, null, routine, 2, hours
            tierWhistle, utilities, null, routine, 24, hours
            tierWhistle, none, null, routine, 10, workingDays
            tierWhistle, null, null, null, 10, workingDays
            business, life, null, routine, 2, hours
            business, utilities, null, routine, 24, hours
            business, none, null, routine, 15, workingDays
            business, null, null, null, 15, workingDays
            citizen, life, null, routine, 2, hours
            citizen, utilities, null, routine, 24, hours
            citizen, none, null, routine, 7, workingDays
            citizen, none, null, complex, 15, workingDays
            citizen, null, null, null, 15, workingDays
            """)
    void allows(String step, String hazard, String whistleKind, String level, int amount, String unit) {
        assertThat(DEADLINES.row(inputs("step", step, "hazard", hazard, "whistleKind", whistleKind, "level", level)))
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
