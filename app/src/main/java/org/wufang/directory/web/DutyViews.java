package org.wufang.directory.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;
import org.wufang.directory.DutyDifference;
import org.wufang.directory.DutyItem;
import org.wufang.directory.DutyList;
import org.wufang.directory.DutyOverlap;
import org.wufang.directory.DutyProposals.Review;
import org.wufang.directory.DutySheets;
import org.wufang.directory.DutyVersion;
import org.wufang.directory.workflow.DutyTables;
import org.wufang.platform.security.Actor;

/** Duty lists for people: names in place of codes. */
@Component
class DutyViews {

    private final DutySheets sheets;
    private final Directory directory;

    DutyViews(DutySheets sheets, Directory directory) {
        this.sheets = sheets;
        this.directory = directory;
    }

    /** @param id of the proposal; versions that were found deployed have one, too */
    record VersionView(
            long id,
            String list,
            String listName,
            @Nullable Integer number,
            String state,
            String stateName,
            String source,
            String sourceName,
            String origin,
            @Nullable String fileHash,
            LocalDate validFrom,
            String proposer,
            String proposerOffice,
            Instant proposedAt,
            @Nullable String decider,
            @Nullable String deciderOffice,
            @Nullable Instant decidedAt,
            @Nullable String decisionReason,
            @Nullable Instant effectiveAt,
            @Nullable Instant endedAt) {}

    record ItemView(
            String item,
            String matter,
            String name,
            String group,
            String lead,
            String leadName,
            List<String> assist,
            String assistNames,
            String basis,
            String kind,
            String kindName) {

        /** Whether the text, in lower case, stands in one of its fields. */
        boolean contains(String text) {
            return Stream.of(item, matter, name, group, leadName, assistNames, basis, kindName)
                    .anyMatch(field -> field.toLowerCase(Locale.ROOT).contains(text));
        }
    }

    record FieldView(String field, String before, String after) {}

    record ChangeView(ItemView item, List<FieldView> fields) {}

    record LeadView(String list, String item, String leadName) {}

    record OverlapView(String matter, String name, List<LeadView> leads) {}

    record ReviewView(
            VersionView proposal,
            boolean outdated,
            List<ItemView> added,
            List<ItemView> removed,
            List<ChangeView> changed,
            List<OverlapView> overlaps) {}

    VersionView version(DutyVersion version) {
        DutyVersion.Source source = version.source();
        DutyVersion.Decision decision = version.decision();
        DutyVersion.Force force = version.force();
        return new VersionView(
                version.id(),
                version.list().table(),
                version.list().label(),
                version.number(),
                version.state(),
                stateName(version.state()),
                source.kind(),
                sourceName(source.kind()),
                source.origin().equals(DutyTables.SHIPPED) ? "本程序自带" : source.origin(),
                source.fileHash(),
                version.validFrom(),
                version.proposal().by().person(),
                office(version.proposal().by()),
                version.proposal().at(),
                decision == null ? null : decision.by().person(),
                decision == null ? null : office(decision.by()),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.reason(),
                force == null ? null : force.from(),
                force == null ? null : force.until());
    }

    ItemView item(DutyList list, DutyItem item) {
        return new ItemView(
                item.item(),
                item.matter(),
                item.name(),
                item.group(),
                item.lead(),
                sheets.unitName(item.lead()),
                item.assist(),
                sheets.unitNames(item.assist()),
                item.basis(),
                item.kind(),
                sheets.kindName(list, item.kind()));
    }

    ReviewView review(Review review) {
        DutyList list = review.version().list();
        return new ReviewView(
                version(review.version()),
                review.outdated(),
                review.difference().added().stream()
                        .map(item -> item(list, item))
                        .toList(),
                review.difference().removed().stream()
                        .map(item -> item(list, item))
                        .toList(),
                review.difference().changed().stream()
                        .map(change -> change(list, change))
                        .toList(),
                review.overlaps().stream().map(this::overlap).toList());
    }

    private ChangeView change(DutyList list, DutyDifference.Change change) {
        ItemView before = item(list, change.before());
        ItemView after = item(list, change.after());
        return new ChangeView(
                after,
                Stream.of(
                                new FieldView("清单编号", before.item(), after.item()),
                                new FieldView("事项名称", before.name(), after.name()),
                                new FieldView("类别", before.group(), after.group()),
                                new FieldView("牵头单位", before.leadName(), after.leadName()),
                                new FieldView("配合单位", before.assistNames(), after.assistNames()),
                                new FieldView("依据", before.basis(), after.basis()),
                                new FieldView("类型", before.kindName(), after.kindName()))
                        .filter(field -> !field.before().equals(field.after()))
                        .toList());
    }

    OverlapView overlap(DutyOverlap overlap) {
        return new OverlapView(
                overlap.matter(),
                overlap.name(),
                overlap.leads().stream()
                        .map(lead -> new LeadView(lead.list().label(), lead.item(), sheets.unitName(lead.lead())))
                        .toList());
    }

    byte[] csv(DutyList list, List<DutyItem> items) {
        return sheets.csv(list, items);
    }

    byte[] xlsx(DutyList list, List<DutyItem> items) {
        return sheets.xlsx(list, items);
    }

    private String office(Actor actor) {
        return actor.equals(Actor.SYSTEM)
                ? "系统登记"
                : directory.groupName(actor.unit() + "." + actor.role()) + " " + directory.personName(actor.person());
    }

    private static String stateName(String state) {
        return switch (state) {
            case "proposed" -> "待批准";
            case "approved" -> "已批准，待生效";
            case "inForce" -> "现行";
            case "ended" -> "已失效";
            case "rejected" -> "已驳回";
            case "withdrawn" -> "已撤回";
            case "stale" -> "须重新比对";
            default -> state;
        };
    }

    private static String sourceName(String source) {
        return switch (source) {
            case DutyVersion.FILE -> "导入";
            case DutyVersion.ITEM -> "单项";
            case DutyVersion.DEPLOYED -> "直接部署";
            default -> source;
        };
    }
}
