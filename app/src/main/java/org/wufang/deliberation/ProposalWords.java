package org.wufang.deliberation;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;

/** How a proposal came to be, as minutes and voting papers tell it. */
@Component
public class ProposalWords {

    private final Conditions conditions;
    private final DeliberationRepository record;
    private final Directory directory;

    ProposalWords(Conditions conditions, DeliberationRepository record, Directory directory) {
        this.conditions = conditions;
        this.record = record;
        this.directory = directory;
    }

    /** The conditions that were set so far, and what the proposals since say to them. */
    public String conditionsText(String caseNumber) {
        long deliberation = record.latest(caseNumber).orElseThrow().id();
        return conditions.of(deliberation).stream()
                .flatMap(condition -> condition.answers().stream().map(answer -> answer(condition, answer)))
                .collect(Collectors.joining("\n"));
    }

    /** What the proposal of this round says to each condition that was open. */
    List<String> answers(long deliberation, int round) {
        return conditions.of(deliberation).stream()
                .flatMap(condition -> condition.answers().stream()
                        .filter(answer -> answer.round() == round)
                        .map(answer -> answer(condition, answer)))
                .toList();
    }

    private String answer(Condition condition, Condition.Answer answer) {
        return directory.roleName(condition.seat()) + "（第" + condition.round() + "次表决）：" + condition.words() + "；"
                + answer.kind().label() + "：" + answer.words();
    }
}
