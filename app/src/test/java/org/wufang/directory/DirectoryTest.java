package org.wufang.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.wufang.WufangTest;
import org.wufang.directory.workflow.Groups;

@WufangTest
class DirectoryTest {

    @Autowired
    private Directory directory;

    @Autowired
    private Groups groups;

    @Autowired
    private IdentityService identity;

    @Test
    void theDemoDistrictHasItsStreetsCommunitiesAndDepartments() {
        assertThat(directory.within("430302").stream()
                        .flatMap(code -> directory.unit(code).stream())
                        .map(Unit::kind))
                .containsOnly("district", "street", "community", "block", "department")
                .filteredOn("street"::equals)
                .hasSize(8);
        assertThat(directory.within("430302").stream()
                        .flatMap(code -> directory.unit(code).stream())
                        .filter(unit -> unit.kind().equals("community")))
                .hasSize(51)
                .allSatisfy(unit -> assertThat(directory.within(unit.code())).hasSizeGreaterThan(1));
        assertThat(directory.departments()).hasSize(16).extracting(Unit::code).contains("dept-chengguan");
    }

    @Test
    void aBlockAndACommunityHaveTheirPlace() {
        assertThat(directory.place("430302003001001"))
                .contains(new Place("430302003001001", "430302", "430302003", "430302003001", "430302003001001"));
        assertThat(directory.place("430302003001"))
                .contains(new Place("430302003001", "430302", "430302003", "430302003001", ""));
        assertThat(directory.place("430302003")).isEmpty();
        assertThat(directory.place("999999999999")).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"我住万新社区三栋，屋顶漏水, 430302003001", "万新路屋顶漏水, ''", "万新社区和雪园社区之间的围墙, ''", "和平桥社区停车难, 430302001003"})
    void aCommunityIsFoundByItsNameOnly(String text, String code) {
        assertThat(directory.communityNamedIn(text).map(Unit::code).orElse("")).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "propertyFirm, 430302003001, 430302003001.propertyFirm",
        "propertyFirm, 430302003001001, 430302003001.propertyFirm",
        "blockGovernor, 430302003001001, 430302003001001.blockGovernor",
        // Only the first block of the community has a governor.
        "blockGovernor, 430302003001, 430302003001001.blockGovernor",
        "coordination, 430302003001001, 430302003.coordination",
        "commandCentre, 430302003001001, 430302.commandCentre",
        "department, dept-chengguan, dept-chengguan.department",
        // Vacant: the street's coordination, and where that is vacant too, the command centre.
        "ownersCommittee, 430302001001, 430302001.coordination",
        "blockGovernor, 430302003001002, 430302003.coordination",
        "residentsCommittee, 430302002001, 430302.commandCentre",
        "department, dept-xinfang, 430302.commandCentre",
        "coordination, '', 430302.commandCentre",
        "residentsCommittee, 110101001001, 430302.commandCentre"
    })
    void aTaskIsNeverOfferedToNobody(String role, String unit, String offered) {
        assertThat(groups.of(role, unit)).isEqualTo(offered);
        assertThat(groups.resolve(unit + "." + role)).isEqualTo(offered);
    }

    @Test
    void peopleAndGroupsHaveChineseNames() {
        assertThat(directory.groupName("430302003001.propertyFirm")).isEqualTo("万新社区·物业公司");
        assertThat(directory.groupName("430302003001001.blockGovernor")).isEqualTo("万新社区第一网格·区块治理员");
        assertThat(directory.groupName("dept-chengguan.department")).isEqualTo("城市管理和综合执法局");
        assertThat(directory.groupName("camunda-admin")).isEqualTo("camunda-admin");
        assertThat(directory.roleName("propertyFirm")).isEqualTo("物业公司");
        assertThat(directory.personName("governor")).isEqualTo("周建明");
        assertThat(directory.personName("nobody")).isEqualTo("nobody");
    }

    @Test
    void theEngineKnowsThePeopleAndTheirGroups() {
        assertThat(identity.checkPassword("governor", "demo")).isTrue();
        assertThat(identity.createUserQuery()
                        .memberOfGroup("430302003001001.blockGovernor")
                        .list())
                .extracting(User::getId)
                .containsExactly("governor");
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").list())
                .extracting(User::getId)
                .contains("admin");
        Group group =
                identity.createGroupQuery().groupId("430302003001.propertyFirm").singleResult();
        assertThat(group.getName()).isEqualTo("万新社区·物业公司");
        assertThat(group.getType()).isEqualTo("WORKFLOW");
        assertThat(identity.createGroupQuery()
                        .groupId("dept-xinfang.department")
                        .count())
                .isZero();
    }
}
