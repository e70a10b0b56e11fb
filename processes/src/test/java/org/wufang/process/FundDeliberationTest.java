package org.wufang.process;

import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the fund adds; the rest is as in {@link FivePartyDeliberationTest}, which {@link MethodsTest} sees to. */
class FundDeliberationTest {

    @RegisterExtension
    static final Rig RIG = new Rig(FundDeliberation.ID);

    @BeforeEach
    void allFiveAgree() {
        RIG.when("openDeliberation", "round", 1)
                .when("openNextRound", "round", 2)
                .when("tallyVotes", FundDeliberationTest::fiveAgree)
                .when("concludeDeliberation", "agreed", true)
                .when("recordFailure", "agreed", false);
    }

    @Test
    void whatIsPaidForIsSigned() {
        ProcessInstance run = agreed();

        RIG.complete(FundDeliberation.BALANCE_FUND, "fundOutcome", "balanced");

        assertThat(run)
                .isWaitingAt(FundDeliberation.APPROVE_MINUTES)
                .hasNotPassed("serviceTask_openFundRound", "serviceTask_recordFailure");
        RIG.completeEach(FundDeliberation.APPROVE_MINUTES);
        assertThat(run).isEnded().hasPassed("endEvent_agreed").variables().containsEntry("agreed", true);
    }

    @Test
    void whatIsNotPaidForIsProposedAnewInTheNextRound() {
        ProcessInstance run = agreed();

        RIG.complete(FundDeliberation.BALANCE_FUND, "fundOutcome", "reopen");

        assertThat(run)
                .isWaitingAt(FundDeliberation.DRAFT_PROPOSAL)
                .hasPassed("serviceTask_openFundRound")
                .hasNotPassed("userTask_approveMinutes", "serviceTask_recordFailure")
                .variables()
                .containsEntry("round", 2);
        Assertions.assertThat(RIG.called()).endsWith("openNextRound");
    }

    @Test
    void whatCannotBePaidForFails() {
        ProcessInstance run = agreed();

        RIG.complete(FundDeliberation.BALANCE_FUND, "fundOutcome", "failed");

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_recordFailure", "endEvent_notAgreed")
                .hasNotPassed("userTask_approveMinutes", "endEvent_agreed")
                .variables()
                .containsEntry("agreed", false);
    }

    private static ProcessInstance agreed() {
        ProcessInstance run = RIG.start();
        RIG.completeEach(FundDeliberation.STATE_POSITION);
        RIG.complete(FundDeliberation.DRAFT_PROPOSAL);
        RIG.completeEach(FundDeliberation.CAST_VOTE);
        assertThat(run).isWaitingAt(FundDeliberation.BALANCE_FUND).hasNotPassed("userTask_approveMinutes");
        Assertions.assertThat(RIG.groups(RIG.task(FundDeliberation.BALANCE_FUND)))
                .containsExactly("430302003001.residentsCommittee");
        return run;
    }

    private static void fiveAgree(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
        FundDeliberation.PRESENT.set(execution, 5);
        FundDeliberation.CAST.set(execution, 5);
        FundDeliberation.AGREEING.set(execution, 5);
        FundDeliberation.CONDITIONAL.set(execution, 0);
        FundDeliberation.OPPOSING.set(execution, 0);
        FundDeliberation.LEGAL_OBJECTIONS.set(execution, 0);
        FundDeliberation.ABSTAINING.set(execution, 0);
        FundDeliberation.CORE_VOTED.set(execution, true);
        FundDeliberation.OWNERS_ITEM.set(execution, false);
        FundDeliberation.EXPERT_ITEM.set(execution, false);
        FundDeliberation.HEARING_HELD.set(execution, false);
    }
}
