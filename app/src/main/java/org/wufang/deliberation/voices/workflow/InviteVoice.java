package org.wufang.deliberation.voices.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.seating.Seating;
import org.wufang.deliberation.voices.InvitedVoices;
import org.wufang.deliberation.voices.Spokesmen;
import org.wufang.deliberation.voices.Voice;
import org.wufang.platform.engine.CaseMessages;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;
import org.wufang.process.FivePartyDeliberation;

/** 加签: somebody is asked for an opinion from the first position to the last vote. */
@Component
@Order(5)
class InviteVoice implements CaseAct {

    private static final List<String> WHILE = List.of(
            FivePartyDeliberation.STATE_POSITION,
            FivePartyDeliberation.DRAFT_PROPOSAL,
            FivePartyDeliberation.CAST_VOTE,
            FivePartyDeliberation.EXPERT_HEARING);

    private final Deliberations deliberations;
    private final InvitedVoices voices;
    private final Seating seating;
    private final Spokesmen spokesmen;
    private final CaseMessages messages;
    private final RuntimeService runtime;
    private final EngineCalls engine;

    InviteVoice(
            Deliberations deliberations,
            InvitedVoices voices,
            Seating seating,
            Spokesmen spokesmen,
            CaseMessages messages,
            @Lazy RuntimeService runtime,
            EngineCalls engine) {
        this.deliberations = deliberations;
        this.voices = voices;
        this.seating = seating;
        this.spokesmen = spokesmen;
        this.messages = messages;
        this.runtime = runtime;
        this.engine = engine;
    }

    @Override
    public String name() {
        return "inviteVoice";
    }

    @Override
    public String label() {
        return "加签（邀请发表意见）";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        return run(caseNumber)
                .filter(run -> !seating.isRecused(run, by.person()))
                .map(run -> List.of(
                        ActField.choice(
                                "kind", "身份", true, options(Voice.Kind.values(), Voice.Kind::word, Voice.Kind::label)),
                        ActField.text("name", "受邀人", true, "姓名或单位名称"),
                        ActField.choice(
                                "group",
                                "由谁答复",
                                true,
                                spokesmen.words().entrySet().stream()
                                        .map(word -> new ActField.Option(word.getKey(), word.getValue()))
                                        .toList()),
                        ActField.longText("question", "请其回答什么", true, null),
                        ActField.choice(
                                "mode",
                                "方式",
                                true,
                                options(Voice.Mode.values(), Voice.Mode::word, Voice.Mode::label))));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        String run = run(caseNumber).orElseThrow(InviteVoice::tooLate);
        Voice voice = voices.invite(
                caseNumber,
                new Voice.Invitation(
                        Voice.Kind.of(filled.get("kind")),
                        filled.get("name"),
                        spokesmen.group(filled.get("group"), voices.community(caseNumber), "group"),
                        filled.get("question"),
                        Voice.Mode.of(filled.get("mode"))),
                by);
        try {
            messages.toInstance(
                    FivePartyDeliberation.VOICE_INVITED,
                    run,
                    Map.of(FivePartyDeliberation.VOICE.name(), String.valueOf(voice.id())));
        } catch (MismatchingMessageCorrelationException e) {
            throw tooLate();
        }
    }

    /** The deliberation, while it still listens, drafts, hears or votes. */
    private Optional<String> run(String caseNumber) {
        return deliberations
                .openRun(caseNumber)
                .filter(run -> engine.asSystem(() -> WHILE.stream()
                        .anyMatch(step -> runtime.createExecutionQuery()
                                        .processInstanceId(run)
                                        .activityId(step)
                                        .count()
                                > 0)));
    }

    private static <T> List<ActField.Option> options(T[] all, Function<T, String> word, Function<T, String> label) {
        return Arrays.stream(all)
                .map(each -> new ActField.Option(word.apply(each), label.apply(each)))
                .toList();
    }

    private static Problem tooLate() {
        return new Problem("voice-too-late");
    }
}
