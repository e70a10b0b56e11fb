package org.wufang.whistle.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.directory.DutyItem;
import org.wufang.directory.DutyList;
import org.wufang.directory.DutyLists;
import org.wufang.directory.DutyProposals;
import org.wufang.directory.DutyRegister;
import org.wufang.platform.rows.Row;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/** 裁定入清单: what a ruling has settled is proposed into the list, and takes effect when another person approves it. */
@Component
@Order(95)
class ProposeDuty implements CaseAct {

    /** The matter is the street's own. */
    private static final String STREET = "street";

    private final DutyRegister register;
    private final DutyProposals proposals;
    private final DutyLists lists;
    private final JdbcClient db;
    private final Clock clock;

    ProposeDuty(DutyRegister register, DutyProposals proposals, DutyLists lists, JdbcClient db, Clock clock) {
        this.register = register;
        this.proposals = proposals;
        this.lists = lists;
        this.db = db;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "proposeDuty";
    }

    @Override
    public String label() {
        return "裁定入清单";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        return ruling(caseNumber)
                .filter(ruling -> proposals.open().stream()
                        .noneMatch(waiting -> waiting.source().origin().equals(ruling.citation())))
                .filter(ruling -> !isListed(ruling))
                .map(ruling -> {
                    List<ActField> fields = new ArrayList<>();
                    if (listed(ruling).isEmpty()) {
                        fields.add(ActField.choice(
                                "group",
                                "列入清单的类别",
                                true,
                                register.groups(ruling.list()).stream()
                                        .map(group -> new ActField.Option(group, group))
                                        .toList()));
                    }
                    fields.add(ActField.text("basis", "法律依据", true, ruling.citation() + "会自动附上"));
                    return List.copyOf(fields);
                });
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        Recorded ruling = ruling(caseNumber).orElseThrow(() -> new Problem("act-impossible.no-ruling"));
        String basis = filled.get("basis") + "；" + ruling.citation();
        DutyItem item = listed(ruling)
                .map(before -> new DutyItem(
                        before.item(),
                        before.matter(),
                        before.name(),
                        before.group(),
                        ruling.lead(),
                        before.assist().stream()
                                .filter(code -> !code.equals(ruling.lead()))
                                .toList(),
                        basis,
                        before.kind()))
                .orElseGet(() -> new DutyItem(
                        register.nextItem(ruling.list()),
                        ruling.matter(),
                        lists.name(ruling.matter()).orElse(ruling.matter()),
                        filled.get("group"),
                        ruling.lead(),
                        List.of(),
                        basis,
                        DutyItem.DUTY));
        proposals.propose(ruling.list(), item, ruling.citation(), LocalDate.now(clock), by);
    }

    /** The item of the list into which the ruling belongs. */
    private Optional<DutyItem> listed(Recorded ruling) {
        return lists.today(ruling.matter()).on(ruling.list()).stream().findFirst();
    }

    /** The list says already what was ruled. */
    private boolean isListed(Recorded ruling) {
        return listed(ruling).filter(item -> item.lead().equals(ruling.lead())).isPresent();
    }

    /** The newest ruling of the case that binds: one that may still be appealed changes no list. */
    private Optional<Recorded> ruling(String caseNumber) {
        return db.sql(
                        """
                        select matter, department, number_year, number_in_year from whistle_ruling
                        where case_number = ? and standing = 'binding' and matter <> ''
                        order by id desc fetch first 1 row only""")
                .param(caseNumber)
                .query(Row.as(row -> new Recorded(
                        row.text("matter"),
                        row.text("department"),
                        "职责裁定〔%d〕第%d号".formatted(row.integer("number_year"), row.integer("number_in_year")))))
                .optional();
    }

    /** @param department code of a department, or {@link #STREET} */
    private record Recorded(String matter, String department, String citation) {

        DutyList list() {
            return department.equals(STREET) ? DutyList.STREET : DutyList.TERRITORIAL;
        }

        String lead() {
            return department.equals(STREET) ? "coordination" : department;
        }
    }
}
