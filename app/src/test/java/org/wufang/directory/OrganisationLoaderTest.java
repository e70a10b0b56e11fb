package org.wufang.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.transaction.AfterTransaction;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.WufangTest;

/** Each test is rolled back, and the demo shown again. */
@WufangTest
@Transactional
class OrganisationLoaderTest {

    private static final String DEMO = "classpath:demo/directory/";

    @Autowired
    private OrganisationLoader loader;

    @Autowired
    private Directory directory;

    @Autowired
    private Readiness readiness;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient db;

    @TempDir
    private Path files;

    @BeforeEach
    void demoFiles() throws IOException {
        for (String file : List.of("units.csv", "departments.csv", "people.csv")) {
            Files.writeString(
                    files.resolve(file),
                    new ClassPathResource("demo/directory/" + file)
                            .getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @AfterTransaction
    void showTheDemoAgain() {
        loader.load(DEMO);
    }

    @Test
    void loadingTheSameAgainChangesNothing() {
        String before = everything();

        loader.load(DEMO);

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void withOneBadRowNothingIsLoaded() throws IOException {
        String before = everything();
        change("people.csv", text -> text.replace("赵文斌", "钱文斌") + "nobody,无名,mayor,430302,,,\n");

        assertThatThrownBy(() -> loader.load("file:" + files)).isInstanceOf(OrganisationRejected.class);

        assertThat(everything()).isEqualTo(before);
        assertThat(directory.personName("property")).isEqualTo("赵文斌");
    }

    @Test
    void aPersonWhoVanishesIsEndedAndTheirLoginGoes() throws IOException {
        change("people.csv", text -> text.replaceAll("(?m)^property,.*\n", ""));

        loader.load("file:" + files);

        assertThat(directory.personName("property")).isEqualTo("赵文斌");
        assertThat(directory.membershipsOf("property")).isEmpty();
        assertThat(directory.groupsFor("propertyFirm", "430302003001")).containsExactly("430302003.coordination");
        assertThat(identity.createUserQuery().userId("property").count()).isZero();
        assertThat(identity.checkPassword("property", "demo")).isFalse();

        loader.load(DEMO);

        assertThat(directory.membershipsOf("property"))
                .containsExactly(new Membership("property", "propertyFirm", "430302003001"));
        assertThat(identity.checkPassword("property", "demo")).isTrue();
    }

    @Test
    void aPersonWhoMovesLosesTheOldGroupAndKeepsTheirPassword() throws IOException {
        change(
                "people.csv",
                text -> text.replace(
                        "party,刘志远,partyBranch,430302003001,,,demo",
                        "party,刘志远,socialOrganisation,430302001001,,,other"));

        loader.load("file:" + files);

        assertThat(identity.createGroupQuery().groupMember("party").list())
                .extracting(Group::getId)
                .containsExactly("430302001001.socialOrganisation");
        assertThat(identity.checkPassword("party", "demo")).isTrue();
    }

    @Test
    void aUnitThatVanishesIsEndedAndStillHasItsCasesInReach() throws IOException {
        change("units.csv", text -> text.replaceAll("(?m)^430302003002.*\n", ""));

        loader.load("file:" + files);

        assertThat(directory.unit("430302003002")).isEmpty();
        assertThat(directory.place("430302003002001")).isEmpty();
        assertThat(directory.within("430302003")).contains("430302003002", "430302003002001");
        assertThat(directory.groupsFor("residentsCommittee", "430302003002")).containsExactly("430302003.coordination");
    }

    @Test
    void aUnitAndARoleOfTomorrowAreNotThereToday() throws IOException {
        change(
                "people.csv",
                text -> text.replace(
                        "party,刘志远,partyBranch,430302003001,,", "party,刘志远,partyBranch,430302003001,2999-01-01,"));
        change("units.csv", text -> text + "430302003009,新社区,community,430302003,professional,none,2999-01-01,\n");

        loader.load("file:" + files);

        assertThat(directory.isStaffed("430302003001.partyBranch")).isFalse();
        assertThat(identity.createGroupQuery().groupMember("party").count()).isZero();
        assertThat(directory.unit("430302003009")).isEmpty();
    }

    @Test
    void anEmailComesChangesAndGoesWithTheFiles() throws IOException {
        String people = Files.readString(files.resolve("people.csv"))
                .lines()
                .map(line -> line + (line.startsWith("login,") ? ",email" : ","))
                .collect(Collectors.joining("\n", "", "\n"));

        for (String email : List.of("a@yuhu.gov.cn", "b@yuhu.gov.cn", "")) {
            Files.writeString(
                    files.resolve("people.csv"),
                    people + "fresh,新来的,blockAssistant,430302003001001,,,," + email + "\n");
            loader.load("file:" + files);
            assertThat(directory.email("fresh").orElse("")).isEqualTo(email);
        }
        assertThat(directory.email("nobody")).isEmpty();
    }

    @Test
    void aNewPersonWithoutPasswordCannotLogIn() throws IOException {
        change("people.csv", text -> text + "fresh,新来的,blockAssistant,430302003001001,,,\n");

        loader.load("file:" + files);

        assertThat(identity.createUserQuery().userId("fresh").count()).isOne();
        assertThat(identity.checkPassword("fresh", "")).isFalse();
        assertThat(identity.checkPassword("fresh", "demo")).isFalse();
    }

    @Test
    void somebodyWhomAnAdministratorCreatedIsLeftAlone() {
        var guest = identity.newUser("guest");
        guest.setPassword("a long password of the guest");
        identity.saveUser(guest);
        identity.createMembership("guest", "camunda-admin");

        loader.load(DEMO);

        assertThat(identity.createGroupQuery().groupMember("guest").list())
                .extracting(Group::getId)
                .containsExactly("camunda-admin");
    }

    @Test
    void whatACommunitySaysOfItsReadinessStandsAgainstTheFiles() throws IOException {
        String community = "430302003001";
        readiness.state(community, Map.of(ReadinessPart.FLOW, "", ReadinessPart.RULES, "新的规则"), "committee");
        Files.writeString(
                files.resolve("readiness.csv"),
                "community,part,text\n%1$s,flow,五步\n%1$s,rules,旧的规则\n%1$s,place,新的议事厅\n".formatted(community));

        loader.load("file:" + files);

        assertThat(readiness.of(community).missing()).containsExactly(ReadinessPart.FLOW);
        assertThat(readiness.of(community).parts())
                .extracting(CommunityReadiness.Part::text)
                .contains("新的规则", "新的议事厅")
                .doesNotContain("旧的规则");
    }

    private String everything() {
        return db.sql("select * from directory_unit order by code").query().listOfRows()
                + "\n"
                + db.sql("select * from directory_readiness order by id")
                        .query()
                        .listOfRows()
                + "\n"
                + db.sql("select * from directory_person order by login")
                        .query()
                        .listOfRows()
                + "\n"
                + db.sql("select * from directory_membership order by person, role, unit")
                        .query()
                        .listOfRows()
                + "\n"
                + identity.createUserQuery().orderByUserId().asc().list().stream()
                        .map(user -> user.getId()
                                + user.getFirstName()
                                + identity
                                        .createGroupQuery()
                                        .groupMember(user.getId())
                                        .orderByGroupId()
                                        .asc()
                                        .list()
                                        .stream()
                                        .map(Group::getId)
                                        .toList())
                        .toList();
    }

    private void change(String file, UnaryOperator<String> change) throws IOException {
        Path path = files.resolve(file);
        String before = Files.readString(path);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(path, after);
    }
}
