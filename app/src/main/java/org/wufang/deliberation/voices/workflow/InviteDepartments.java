package org.wufang.deliberation.voices.workflow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.voices.InvitedVoices;
import org.wufang.deliberation.voices.Spokesmen;
import org.wufang.deliberation.voices.Voice;
import org.wufang.platform.engine.CaseMessages;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.platform.security.Actor;
import org.wufang.process.FivePartyDeliberation;
import org.wufang.process.JointMeeting;
import org.wufang.process.Routing;

/** Invites the departments that {@code duty-list} names for the matter: with a voice, before the five draft and vote. */
@Component
class InviteDepartments implements JavaDelegate {

    private static final String QUESTION = "请就本事项说明本部门的职责、能够提供的支持和对处理办法的意见";

    private final InvitedVoices voices;
    private final Spokesmen spokesmen;
    private final DecisionTables tables;
    private final CaseMessages messages;

    InviteDepartments(InvitedVoices voices, Spokesmen spokesmen, DecisionTables tables, CaseMessages messages) {
        this.voices = voices;
        this.spokesmen = spokesmen;
        this.tables = tables;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        for (String department : departments(execution)) {
            Voice voice = voices.invite(
                    number,
                    new Voice.Invitation(
                            Voice.Kind.DEPARTMENT,
                            spokesmen.words().getOrDefault(department, department),
                            spokesmen.group(department, voices.community(number), "group"),
                            QUESTION,
                            Voice.Mode.BEFORE),
                    Actor.SYSTEM);
            messages.toInstance(
                    JointMeeting.VOICE_INVITED,
                    execution.getProcessInstanceId(),
                    Map.of(FivePartyDeliberation.VOICE.name(), String.valueOf(voice.id())));
        }
    }

    /** Codes, the lead first. */
    private List<String> departments(DelegateExecution execution) {
        return tables.evaluate("duty-list", execution, Map.of("matter", Routing.MATTER.in(execution))).stream()
                .flatMap(row -> Stream.of(row.get("lead"), row.get("assist")))
                .flatMap(codes -> codes == null
                        ? Stream.empty()
                        : Stream.of(codes.toString().split(",")))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }
}
