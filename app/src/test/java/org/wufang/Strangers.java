package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wufang.Tasklist.Task;

/**
 * People whom a task does not concern: none of them finds, reads, claims or does it. About each kind of task each of
 * them is asked once, by the first test that comes to it, not at every act of every journey.
 */
public final class Strangers {

    /** Kind of task, person, and whether the form was filled. */
    private static final Set<String> ASKED = ConcurrentHashMap.newKeySet();

    private Strangers() {}

    /** @param form what the strangers send, nothing or what the right person is about to send */
    public static void areRefused(Task task, Map<String, ?> form, List<Tasklist> strangers) {
        strangers.stream()
                .filter(stranger -> ASKED.add(task.key() + " " + stranger.person() + " " + form.isEmpty()))
                .forEach(stranger -> isRefused(stranger, task, form));
    }

    private static void isRefused(Tasklist stranger, Task task, Map<String, ?> form) {
        assertThat(stranger.tasks(task.caseNumber()))
                .as("%s listed for %s", task.key(), stranger.person())
                .extracting(Task::id)
                .doesNotContain(task.id());
        assertThat(stranger.get("/engine-rest/task/" + task.id()).status())
                .as("%s read by %s", task.key(), stranger.person())
                .isEqualTo(404);
        assertThat(stranger.claim(task.id()).status())
                .as("%s claimed by %s", task.key(), stranger.person())
                .isEqualTo(404);
        assertThat(stranger.submit(task.id(), form).status())
                .as("%s done by %s", task.key(), stranger.person())
                .isEqualTo(404);
    }
}
