package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DutyListTest {

    private static final Table DUTY_LIST = new Table("duty-list");
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
    private static final Set<String> PARTIES =
            Set.of("partyBranch", "residentsCommittee", "propertyFirm", "ownersCommittee", "socialOrganisation");
    private static final Set<String> NAMED = new TreeSet<>();

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
    void names(String matter, String lead, String assist, String party) {
        Map<String, Object> row = DUTY_LIST.row(inputs("matter", matter));

        assertThat(row)
                .containsEntry("lead", lead)
                .containsEntry("assist", assist)
                .containsEntry("party", party);
        assertThat((String) row.get("matterName")).isNotEmpty();
        assertThat((String) row.get("basis")).as("legal basis").contains("《");
        if (lead.isEmpty()) {
            assertThat(assist).isEmpty();
            assertThat(PARTIES).contains(party);
        } else {
            assertThat(party).isEmpty();
            NAMED.add(lead);
            if (!assist.isEmpty()) {
                NAMED.addAll(List.of(assist.split(",")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "moon.landing"})
    void aMatterNotOnTheListHasNoDuty(String matter) {
        assertThat(DUTY_LIST.rows(inputs("matter", matter))).isEmpty();
    }

    @Test
    void anUnknownMatterHasNoDuty() {
        assertThat(DUTY_LIST.rows(inputs("matter", null))).isEmpty();
    }

    @AfterAll
    static void everyRuleFiredAndEveryDepartmentIsNamed() {
        DUTY_LIST.assertEveryRuleFired();
        assertThat(NAMED).isEqualTo(new TreeSet<>(DEPARTMENTS));
    }
}
