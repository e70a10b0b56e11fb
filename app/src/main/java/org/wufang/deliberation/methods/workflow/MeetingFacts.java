package org.wufang.deliberation.methods.workflow;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wufang.directory.CommunityReadiness;
import org.wufang.directory.Readiness;
import org.wufang.platform.forms.TaskFacts;

/** What stands on top of the call to the table: whether the community is ready for it. */
@Component
class MeetingFacts implements TaskFacts {

    private final Readiness readiness;

    MeetingFacts(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        return task.task().equals("userTask_callMeeting")
                ? Map.of(
                        "readiness",
                        text(readiness.of(String.valueOf(task.variables().get("community")))))
                : Map.of();
    }

    private static String text(CommunityReadiness community) {
        return community.parts().stream()
                .map(part -> (part.there() ? "✓ " : "✗ 尚缺：")
                        + part.part().label()
                        + (part.text().isEmpty() ? "" : "：" + part.text()))
                .collect(Collectors.joining("\n"));
    }
}
