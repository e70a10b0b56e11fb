package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four lists: counts from published practice, and what must hold of every item. */
class DutyListTest {

    private static final Set<String> DEPARTMENTS = Set.of(
            "chengguan",
            "zhujian",
            "xiaofang",
            "gongan",
            "shichang",
            "minzheng",
            "renshe",
            "weijian",
            "jiaoyu",
            "jiaotong",
            "huanjing",
            "ziran",
            "shuili",
            "wenlv",
            "yingji",
            "xinfang");
    private static final Set<String> STREET = Set.of("coordination", "blockService", "rapidResponse");
    private static final Set<String> PARTIES =
            Set.of("partyBranch", "residentsCommittee", "propertyFirm", "ownersCommittee", "socialOrganisation");

    private static final List<String> LISTS =
            List.of("duty-list", "street-duty-list", "street-assist-list", "community-list");

    @ParameterizedTest(name = "{0}: {1} items in {2} groups, of kind {3}")
    @CsvSource({
        "duty-list, 83, 16, duty",
        "street-duty-list, 35, 13, duty",
        "street-assist-list, 21, 10, assist",
        "community-list, 20, 5, selfGovernment",
        "community-list, 30, 6, assist",
        "community-list, 8, 2, negative"
    })
    void hasAsManyItemsAsPublishedPractice(String list, int items, int groups, String kind) {
        List<Map<String, String>> rows = ofKind(list, kind);

        assertThat(rows).hasSize(items);
        assertThat(values(rows, "group")).hasSize(groups);
    }

    @ParameterizedTest
    @ValueSource(strings = {"duty-list", "street-duty-list", "street-assist-list", "community-list"})
    void everyItemHasItsNumberAMatterOfItsOwnALeadAndABasisAndIsMarkedAsSample(String list) {
        List<Map<String, String>> rows = rows(list);

        assertThat(values(rows, "item")).as("numbers").hasSameSizeAs(rows);
        assertThat(values(rows, "matter")).as("one item a matter").hasSameSizeAs(rows);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("item")).matches("(T|S|A|C-[ZXF])-\\d\\d");
            assertThat(row.get("matter")).matches("\\w+\\.\\w+");
            assertThat(row.get("matterName")).isNotBlank();
            assertThat(row.get("lead")).isNotBlank();
            assertThat(row.get("basis")).contains("《");
            assertThat(row.get("description")).startsWith("样例");
        });
        assertThat(Dmn.readModelFromFile(Models.FOLDER.resolve(list + ".dmn").toFile())
                        .getModelElementById("" + list)
                        .getTextContent())
                .contains("样例清单");
    }

    @Test
    void theLeadIsWhoseListItIs() {
        assertThat(values(rows("duty-list"), "lead"))
                .as("every department leads")
                .isEqualTo(new TreeSet<>(DEPARTMENTS));
        assertThat(values(rows("street-duty-list"), "lead")).isEqualTo(new TreeSet<>(STREET));
        assertThat(values(rows("street-assist-list"), "lead")).isSubsetOf(DEPARTMENTS);
        assertThat(values(rows("street-assist-list"), "assist")).isSubsetOf(STREET);
        assertThat(values(ofKind("community-list", "selfGovernment"), "lead")).isSubsetOf(PARTIES);
        assertThat(values(ofKind("community-list", "assist"), "lead")).isSubsetOf(PARTIES);
        assertThat(values(ofKind("community-list", "negative"), "lead"))
                .as("who must do it instead")
                .isSubsetOf(DEPARTMENTS);
        rows("duty-list").forEach(row -> Stream.of(row.get("assist").split(","))
                .filter(code -> !code.isEmpty())
                .forEach(code -> assertThat(DEPARTMENTS).contains(code)));
    }

    @Test
    void whatAStreetAssistsInIsLedByTheDepartmentOfTheTerritorialList() {
        Map<String, String> leads = leads("duty-list");

        assertThat(leads("street-assist-list"))
                .allSatisfy((matter, lead) -> assertThat(leads).containsEntry(matter, lead));
        ofKind("community-list", "negative")
                .forEach(row -> assertThat(leads).containsEntry(row.get("matter"), row.get("lead")));
    }

    @ParameterizedTest(name = "{0}: lead {1}, assist {2}, else {3}")
    @CsvSource(
            emptyValue = "",
            textBlock =
                    """
            property.roofLeak, '', '', propertyFirm
            property.pipeBlocked, '', '', propertyFirm
            property.liftFault, '', '', propertyFirm
            property.maintenanceFund, '', '', ownersCommittee
            property.serviceFee, '', '', propertyFirm
            property.commonIncome, '', '', ownersCommittee
            property.ownersCommittee, '', '', residentsCommittee
            property.liftRetrofit, '', '', ownersCommittee
            building.illegal, chengguan, ziran, ''
            building.unsafe, zhujian, yingji, ''
            building.decoration, zhujian, chengguan, ''
            parking.disorder, '', '', propertyFirm
            parking.fireLane, xiaofang, gongan, ''
            parking.road, gongan, chengguan, ''
            environment.rubbish, '', '', propertyFirm
            environment.noise, huanjing, 'gongan,wenlv', ''
            environment.neighbourNoise, '', '', residentsCommittee
            environment.smoke, chengguan, 'huanjing,shichang', ''
            environment.sewage, huanjing, shuili, ''
            environment.greenery, '', '', propertyFirm
            order.streetVending, chengguan, shichang, ''
            order.pets, '', '', residentsCommittee
            order.ebikeCharging, xiaofang, zhujian, ''
            order.groupRental, gongan, 'zhujian,xiaofang', ''
            utility.water, shuili, weijian, ''
            utility.power, yingji, zhujian, ''
            utility.gas, zhujian, 'yingji,xiaofang', ''
            utility.streetLight, chengguan, '', ''
            utility.road, zhujian, jiaotong, ''
            welfare.elderly, minzheng, weijian, ''
            health.food, shichang, weijian, ''
            neighbour.dispute, '', '', residentsCommittee
            labour.wages, renshe, zhujian, ''
            education.training, jiaoyu, shichang, ''
            culture.entertainment, wenlv, gongan, ''
            traffic.bus, jiaotong, '', ''
            petition.backlog, xinfang, '', ''
            """)
    void aMatterIsADepartmentsOrTheCommunitysOwn(String matter, String lead, String assist, String party) {
        if (lead.isEmpty()) {
            assertThat(new Table("duty-list").rows(inputs("matter", matter))).isEmpty();
            assertThat(new Table("community-list").row(inputs("matter", matter)))
                    .containsEntry("lead", party)
                    .containsEntry("kind", "selfGovernment");
        } else {
            assertThat(new Table("duty-list").row(inputs("matter", matter)))
                    .containsEntry("lead", lead)
                    .containsEntry("assist", assist);
        }
    }

    @Test
    void everyRuleFiresForItsMatterAndNoneForAnother() {
        for (String list : LISTS) {
            Table table = new Table(list);
            rows(list).forEach(row -> assertThat(table.row(inputs("matter", row.get("matter"))))
                    .containsEntry("item", row.get("item")));
            table.assertEveryRuleFired();
            assertThat(table.rows(inputs("matter", ""))).isEmpty();
            assertThat(table.rows(inputs("matter", "moon.landing"))).isEmpty();
            assertThat(table.rows(inputs("matter", null))).isEmpty();
        }
    }

    private static Map<String, String> leads(String list) {
        return rows(list).stream().collect(Collectors.toMap(row -> row.get("matter"), row -> row.get("lead")));
    }

    private static TreeSet<String> values(List<Map<String, String>> rows, String column) {
        return rows.stream().map(row -> row.get(column)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Map<String, String>> ofKind(String list, String kind) {
        return rows(list).stream().filter(row -> kind.equals(row.get("kind"))).toList();
    }

    private static List<Map<String, String>> rows(String list) {
        List<String> columns = List.of("item", "matterName", "group", "lead", "assist", "basis", "kind");
        return Dmn.readModelFromFile(Models.FOLDER.resolve(list + ".dmn").toFile())
                .getModelElementsByType(Rule.class)
                .stream()
                .map(rule -> {
                    List<String> cells = new ArrayList<>();
                    rule.getOutputEntries().forEach(cell -> cells.add(text(cell.getTextContent())));
                    Map<String, String> row = new HashMap<>();
                    row.put(
                            "matter",
                            text(rule.getInputEntries().iterator().next().getTextContent()));
                    row.put("description", rule.getDescription().getTextContent());
                    for (int i = 0; i < columns.size(); i++) {
                        row.put(columns.get(i), cells.get(i));
                    }
                    return row;
                })
                .toList();
    }

    private static String text(String cell) {
        return cell.trim().replace("\"", "");
    }
}
