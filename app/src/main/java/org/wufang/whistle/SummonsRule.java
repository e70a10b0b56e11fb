package org.wufang.whistle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wufang.directory.StreetDuty;

/**
 * Who is whistled for. A ruling goes before the duty list, the duty list before the whistler's wish;
 * at no level is there nobody.
 */
final class SummonsRule {

    private final WhistleCall call;
    private final Whistle whistle;
    private final @Nullable Ruling ruling;
    private final Map<String, Summons> summoned = new LinkedHashMap<>();

    private SummonsRule(WhistleCall call, Whistle whistle, @Nullable Ruling ruling) {
        this.call = call;
        this.whistle = whistle;
        this.ruling = ruling;
    }

    /** The lead first. */
    static List<Summons> of(WhistleCall call, Whistle whistle, @Nullable Ruling ruling) {
        return new SummonsRule(call, whistle, ruling).summons();
    }

    /** Who is whistled for where returned dispatches were sent once more, or to others: who takes another's place takes its lead. */
    static List<Summons> redispatched(List<Summons> all, List<Redispatch> redispatches) {
        Map<String, Summons> byGroup = new LinkedHashMap<>();
        for (Summons summons : all) {
            Summons instead = summons;
            for (Redispatch each : redispatches) {
                if (instead.group().equals(each.from()) && !instead.source().equals("ruling")) {
                    instead = each.summons(summons.lead());
                }
            }
            byGroup.putIfAbsent(instead.group(), instead);
        }
        redispatches.stream()
                .filter(Redispatch::here)
                .forEach(each -> byGroup.merge(
                        each.to(),
                        each.summons(false),
                        (called, anew) -> called.source().equals("ruling") ? called : each.summons(called.lead())));
        return List.copyOf(byGroup.values());
    }

    private List<Summons> summons() {
        switch (whistle.level()) {
            case 1 -> fromTheCommunity();
            case 2 -> fromTheStreet();
            default -> fromTheDistrict();
        }
        extraDepartment();
        if (summoned.isEmpty()) {
            district();
        }
        return List.copyOf(summoned.values());
    }

    /** The street's own units; in an emergency the departments at once. */
    private void fromTheCommunity() {
        if ("emergency".equals(whistle.kind())) {
            dutyBearer();
            // A life is saved first; whose duty it is comes after.
            if (call.mayCallTheStreet() || call.hazard().equals("life")) {
                add(call.streetGroup("rapidResponse"), "street", "属地街道应急处置");
            }
            assistants();
        } else {
            ruled();
            streetUnits();
        }
    }

    private void fromTheStreet() {
        dutyBearer();
        extraDepartment();
        if (summoned.isEmpty()) {
            district();
        }
        assistants();
    }

    private void fromTheDistrict() {
        dutyBearer();
        district();
    }

    /** Who has the duty: by ruling, else by the list. */
    private void dutyBearer() {
        if (ruling == null && !call.duty().lead().isEmpty()) {
            add(Departments.group(call.duty().lead()), "dutyList", call.duty().text());
        } else {
            ruled();
        }
    }

    private void ruled() {
        if (ruling != null) {
            add(ruling.group(call), "ruling", ruling.citation());
        }
    }

    private void assistants() {
        for (String code : call.duty().assist()) {
            add(Departments.group(code), "dutyList", call.duty().text() + "（配合）");
        }
    }

    /**
     * Whom the street's own lists name, else its block service. A matter that the lists do not lay upon the street is
     * not laid upon it (不得转嫁): whose it is is called instead.
     */
    private void streetUnits() {
        if (!call.mayCallTheStreet()) {
            dutyBearer();
            assistants();
            return;
        }
        StreetDuty own = call.duty().street();
        if (!own.lead().isEmpty()) {
            add(call.streetGroup(own.lead()), "street", own.item());
        }
        if ("tough".equals(whistle.kind())) {
            add(call.streetGroup("coordination"), "street", "属地街道统筹");
        }
        own.assist().forEach(role -> add(call.streetGroup(role), "street", own.item() + "（配合）"));
        if (own.lead().isEmpty() && own.assist().isEmpty()) {
            add(call.streetGroup("blockService"), "street", "属地街道区块服务");
        }
    }

    private void district() {
        add(call.commandCentre(), "district", "区级指挥调度");
    }

    private void extraDepartment() {
        if (!whistle.wish().extraDepartment().isEmpty()) {
            add(
                    Departments.group(whistle.wish().extraDepartment()),
                    "extra",
                    "吹哨人另请：" + whistle.wish().reason());
        }
    }

    /** Whoever comes first leads. */
    private void add(String group, String source, String basis) {
        summoned.putIfAbsent(group, new Summons(group, summoned.isEmpty(), source, basis));
    }
}
