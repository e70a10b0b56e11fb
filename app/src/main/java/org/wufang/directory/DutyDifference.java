package org.wufang.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a proposal would change in the list it was compared with; items are the same when their matter is. */
public record DutyDifference(List<DutyItem> added, List<DutyItem> removed, List<Change> changed) {

    public record Change(DutyItem before, DutyItem after) {}

    static DutyDifference between(List<DutyItem> before, List<DutyItem> after) {
        Map<String, DutyItem> old = byMatter(before);
        Set<String> kept = byMatter(after).keySet();
        List<DutyItem> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        for (DutyItem item : after) {
            DutyItem was = old.get(item.matter());
            if (was == null) {
                added.add(item);
            } else if (!was.equals(item)) {
                changed.add(new Change(was, item));
            }
        }
        return new DutyDifference(
                added,
                before.stream().filter(item -> !kept.contains(item.matter())).toList(),
                changed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    private static Map<String, DutyItem> byMatter(List<DutyItem> items) {
        return items.stream()
                .collect(Collectors.toMap(DutyItem::matter, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
