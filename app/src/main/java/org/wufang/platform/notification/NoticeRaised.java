package org.wufang.platform.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People are to be told of something. Published as an application event in the transaction of the act itself; it is
 * sent after the commit, once for each receiver, however often it is raised.
 *
 * @param key names what happened, the same each time it is raised: {@code letter/123}, {@code extension/7/asked}
 * @param template which text; the names are in {@code notifications.properties}
 * @param groups engine group ids whose people are told
 * @param people logins that are told besides
 * @param words what the text is filled with; never personal data
 * @param caseNumber of which case; null when of none
 * @param link page it leads to, without host ({@code /duty-lists}); null: the case, or the task list
 * @param urgent quiet hours do not hold it back
 */
public record NoticeRaised(
        String key,
        String template,
        Collection<String> groups,
        Collection<String> people,
        Map<String, String> words,
        @Nullable String caseNumber,
        @Nullable String link,
        boolean urgent) {

    /** To these groups, about a case. */
    public static NoticeRaised toGroups(
            String key, String template, Collection<String> groups, String caseNumber, Map<String, String> words) {
        return new NoticeRaised(key, template, groups, List.of(), words, caseNumber, null, false);
    }
}
