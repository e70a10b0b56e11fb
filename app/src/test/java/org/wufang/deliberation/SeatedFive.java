package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.context.ApplicationContext;
import org.wufang.Cases;
import org.wufang.Report;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.FieldProblem;

/** A case whose five parties sit at the table: a room's own fixture, without engine and web. */
public final class SeatedFive {

    public static final String BLOCK = Cases.BLOCK;
    public static final String COMMUNITY = Cases.COMMUNITY;
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    public static final Actor SUPERVISOR = new Actor("supervisor", "blockSupervisor", BLOCK);
    public static final Actor COMMITTEE = new Actor("committee", "residentsCommittee", COMMUNITY);

    public final String number;
    private final Deliberations deliberations;
    private final CommitmentBook book;

    public SeatedFive(ApplicationContext context) {
        deliberations = context.getBean(Deliberations.class);
        book = context.getBean(CommitmentBook.class);
        Directory directory = context.getBean(Directory.class);
        when(directory.place(BLOCK)).thenReturn(Optional.of(new Place(BLOCK, "430302", "430302003", COMMUNITY, BLOCK)));
        when(directory.membershipsOf(anyString())).thenReturn(List.of());
        when(directory.roleName(anyString())).thenAnswer(call -> call.getArgument(0));
        when(directory.groupName(anyString())).thenAnswer(call -> call.getArgument(0));
        when(directory.personName(anyString())).thenAnswer(call -> call.getArgument(0));
        number = context.getBean(CaseFiles.class)
                .open(Report.facts(report -> report.title("屋顶漏水").households(12).parties("propertyFirm")), COMMITTEE)
                .number();
        deliberations.open(number, "run-1", COMMUNITY, everybody());
    }

    public long agreedCommitment() {
        propose(simpleProposal());
        deliberations.conclude(number);
        return book.binding(number).get(0).id();
    }

    public void nextRound() {
        deliberations.tally(number);
        deliberations.openNextRound(number);
    }

    public void state(String seat) {
        deliberations.state(number, seat, seat + " 的意见", "", "", "", actor(seat));
    }

    public void propose(Proposal proposal) {
        deliberations.propose(number, proposal, COMMITTEE);
    }

    public void vote(String seat, Choice choice) {
        deliberations.vote(number, seat, ballot(choice), "task-" + seat, actor(seat));
    }

    public void ownersVote(OwnersVote.Count count) {
        deliberations.recordOwnersVote(number, count, COMMITTEE);
    }

    public static Ballot ballot(Choice choice) {
        return Ballot.filled(choice.word(), List.of("条件"), "理由", "依据");
    }

    public static Actor actor(String seat) {
        return new Actor(seat, seat, COMMUNITY);
    }

    public static Proposal simpleProposal() {
        return proposal(promise(1, "propertyFirm", TODAY.plusDays(30)));
    }

    public static Proposal proposal(Promise... promises) {
        return new Proposal("整修屋面防水", "", "物业管理条例", null, "", OwnersItem.NONE, false, List.of(promises));
    }

    public static Promise promise(int slot, String owner, LocalDate dueOn) {
        return new Promise(slot, owner, "修缮屋面", dueOn);
    }

    public static List<Participant> everybody() {
        return Stream.of("partyBranch", "residentsCommittee", "propertyFirm", "ownersCommittee", "socialOrganisation")
                .map(seat -> new Participant(seat, seat, ""))
                .toList();
    }

    public static List<Participant> withoutOwnersCommittee(String substitute) {
        List<Participant> participants = new ArrayList<>(everybody());
        participants.set(3, new Participant("ownersCommittee", substitute, "未成立业委会"));
        return participants;
    }

    public static void assertThatRejected(String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FormRejected.class, rejected -> assertThat(rejected.fields())
                .extracting(FieldProblem::field)
                .containsExactly(field));
    }
}
