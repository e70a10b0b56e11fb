package org.wufang.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One matter that is led by different ones, within a list or across lists. What a community only helps with is no lead.
 */
public record DutyOverlap(String matter, String name, List<Lead> leads) {

    public record Lead(DutyList list, String item, String lead) {}

    static List<DutyOverlap> of(Map<DutyList, List<DutyItem>> lists) {
        Map<String, List<Lead>> leads = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        lists.forEach((list, items) -> items.stream()
                .filter(item -> !(list == DutyList.COMMUNITY && item.is(DutyItem.ASSIST)))
                .forEach(item -> {
                    names.putIfAbsent(item.matter(), item.name());
                    leads.computeIfAbsent(item.matter(), matter -> new ArrayList<>())
                            .add(new Lead(list, item.item(), item.lead()));
                }));
        List<DutyOverlap> found = new ArrayList<>();
        leads.forEach((matter, all) -> {
            Set<String> different = new LinkedHashSet<>();
            all.forEach(lead -> different.add(lead.lead()));
            if (different.size() > 1) {
                found.add(new DutyOverlap(matter, String.valueOf(names.get(matter)), List.copyOf(all)));
            }
        });
        return found;
    }
}
