package org.wufang.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.wufang.directory.OrganisationRejected.RowProblem;

class OrganisationFilesTest {

    private static final String UNITS =
            """
            code,name,kind,parent,regime,owners_body,valid_from,valid_to
            430302,雨湖区,district,,,,,
            430302003,云塘街道,street,430302,,,,
            430302003001,万新社区居委会,community,430302003,professional,ownersCommittee,,
            430302003002,雪园社区居委会,community,430302003,abandoned,propertyManagementCommittee,,
            430302003001001,第一网格,block,430302003001,,,2020-01-01,2030-12-31
            """;
    private static final String DEPARTMENTS =
            """
            code,name,district,valid_from,valid_to
            chengguan,城管局,430302,,
            """;
    private static final String PEOPLE =
            """
            login,name,role,unit,valid_from,valid_to
            command,欧阳振华,commandCentre,430302,,
            governor,周建明,blockGovernor,430302003001001,2025-01-01,2025-12-31
            """;

    private static final String READINESS =
            """
            community,part,text
            430302003001,place,议事厅
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void goodFiles() throws IOException {
        write("units.csv", UNITS);
        write("departments.csv", DEPARTMENTS);
        write("people.csv", PEOPLE);
        write("readiness.csv", READINESS);
    }

    @Test
    void goodFilesAreRead() {
        Organisation organisation = read(false).organisation();

        assertThat(organisation.units()).hasSize(6);
        assertThat(organisation.people()).containsEntry("command", "欧阳振华");
        assertThat(organisation.memberships()).hasSize(2);
        assertThat(read(false).readiness())
                .containsExactly(new Readiness.Given("430302003001", ReadinessPart.PLACE, "议事厅"));
    }

    @Test
    void readinessMayBeLeftToTheCommunities() throws IOException {
        Files.delete(directory.resolve("readiness.csv"));

        assertThat(read(false).readiness()).isEmpty();
    }

    @Test
    void aByteOrderMarkQuotesBlankLinesAndWindowsLineEndsDoNoHarm() throws IOException {
        write("units.csv", "\uFEFF" + UNITS.replace("云塘街道", "\"云塘街道\"").replace("\n", "\r\n") + "\r\n\r\n");

        assertThat(read(false).organisation().units())
                .extracting(dated -> dated.unit().name())
                .contains("云塘街道");
    }

    @Test
    void aDirectoryWithoutSchemeIsADirectoryOfTheMachine() {
        assertThat(new OrganisationFiles(new DefaultResourceLoader(), false).read(directory.toString()))
                .isNotNull();
    }

    /** The row is added after the good ones, or put in place of the good one with the same beginning. */
    @ParameterizedTest(name = "{0}: {1} → {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "units.csv|430302004,广场街道,stret,430302,,,,|kind|“stret”不是单位类别",
                "units.csv|43030200,广场街道,street,430302,,,,|code|街道 9 位",
                "units.csv|43030200x,广场街道,street,430302,,,,|code|不是正确的代码",
                "units.csv|430302003,又一街道,street,430302,,,,|code|已在第 3 行出现",
                "units.csv|430302004,广场街道,street,430399,,,,|parent|没有代码为“430399”的上级",
                "units.csv|430302004,广场街道,street,,,,,|parent|没有代码为“”的上级",
                "units.csv|430302004,广场街道,street,430302003,,,,|parent|应为 district",
                "units.csv|430303001,宝塔街道,street,430302,,,,|code|应以上级代码 430302 开头",
                "units.csv|430302004,,street,430302,,,,|name|1 至 100 个字",
                "units.csv|430302003003,繁城社区,community,430302003,profesional,none,,|regime|“profesional”不对",
                "units.csv|430302003003,繁城社区,community,430302003,,none,,|regime|应为 abandoned、professional",
                "units.csv|430302003003,繁城社区,community,430302003,professional,,,|owners_body|“”不对",
                "units.csv|430302004,广场街道,street,430302,professional,,,|regime|只有社区才填",
                "units.csv|430302004,广场街道,street,430302,,,2026-02-30,|valid_from|不是日期",
                "units.csv|430302004,广场街道,street,430302,,,2026/2/3,|valid_from|应写作 2026-01-31",
                "units.csv|430302004,广场街道,street,430302,,,2026-02-03,2026-02-02|valid_to|早于",
                "units.csv|430302004,广场街道,street,430302||应有 8 列，实有 4 列",
                "units.csv|430302004,广场街道,street,430302,,,,,||应有 8 列，实有 9 列",
                "units.csv|430304,岳塘区,district,,,,,|code|指挥中心（commandCentre）在 people.csv 里没有人",
                "departments.csv|Zhujian,住建局,430302,,|code|小写字母",
                "departments.csv|zhujian,住建局,430399,,|district|没有代码为“430399”的区",
                "departments.csv|zhujian,住建局,430302003,,|district|没有代码为“430302003”的区",
                "departments.csv|chengguan,城管二局,430302,,|code|已在第 2 行出现",
                "people.csv|Party,刘志远,partyBranch,430302003001,,|login|不能作登录名",
                "people.csv|党,刘志远,partyBranch,430302003001,,|login|不能作登录名",
                "people.csv|system,刘志远,partyBranch,430302003001,,|login|不是 system",
                "people.csv|governor,周建国,blockAssistant,430302003001001,,|name|同一人的姓名应一致",
                "people.csv|party,刘志远,partyBranche,430302003001,,|role|没有“partyBranche”这个角色",
                "people.csv|party,刘志远,partyBranch,430302003009,,|unit|没有代码为“430302003009”的单位",
                "people.csv|party,刘志远,partyBranch,430302003,,|role|只能在 community 任职",
                "people.csv|coordination,张明辉,coordination,430302003001,,|role|只能在 street 任职",
                "people.csv|zhang,张明辉,department,430302,,|role|只能在 department 任职",
                "people.csv|property,赵文斌,propertyFirm,430302003002,,|role|没有专业物业公司",
                "people.csv|owners,孙丽娟,ownersCommittee,430302003002,,|role|没有业委会",
                "people.csv|pmc,孙丽娟,propertyManagementCommittee,430302003001,,|role|没有物管会",
                "people.csv|governor,周建明,blockGovernor,430302003001001,,||与第 3 行重复",
                "people.csv|governor,周建明,blockSupervisor,430302003001001,,|role|不能兼任监督员（第 3 行）",
                "readiness.csv|430302003,flow,五步|community|没有代码为“430302003”的社区",
                "readiness.csv|430302003001,organisation,居委会|part|应为 catalogue、place、flow 或 rules",
                "readiness.csv|430302003001,place,又一处|part|在前面的行里已有",
                "readiness.csv|430302003001,flow,|text|应为 1 至 2000 个字",
            })
    void aBadRowIsNamedByFileLineColumnAndReason(String file, String row, String column, String reason)
            throws IOException {
        long line = Files.readAllLines(directory.resolve(file)).size() + 1;
        append(file, row + "\n");

        RowProblem problem = onlyProblem();

        assertThat(problem.file()).isEqualTo(file);
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.column()).isEqualTo(column == null ? "" : column);
        assertThat(problem.reason()).contains(reason);
    }

    @Test
    void aDistrictHasNothingAboveIt() throws IOException {
        write("units.csv", UNITS.replace("430302,雨湖区,district,,", "430302,雨湖区,district,430302,"));

        assertThat(onlyProblem().toString()).isEqualTo("units.csv 第 2 行，parent 列：区没有上级，请留空");
    }

    @Test
    void whoGovernedABlockMaySuperviseItLater() throws IOException {
        append("people.csv", "governor,周建明,blockSupervisor,430302003001001,2026-01-01,\n");

        assertThat(read(false).organisation().memberships()).hasSize(3);
    }

    @Test
    void lineBreaksInsideAQuotedCellAreCounted() throws IOException {
        append("people.csv", "party,\"刘\n志远\",partyBranch,430302003001,,\nparty3,x,nobody,430302,,\n");

        assertThat(problems())
                .extracting(RowProblem::line, RowProblem::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4L, "name"),
                        org.assertj.core.groups.Tuple.tuple(6L, "role"));
    }

    @Test
    void allBadRowsAreNamedAtOnce() throws IOException {
        append("units.csv", "1,x,street,430302,,,,\n2,y,street,430302,,,,\n");
        append("people.csv", "x,y,z,1,,\n");

        assertThat(problems()).hasSize(3);
    }

    @Test
    void anUnclosedQuoteIsNotCsv() throws IOException {
        append("units.csv", "430302004,\"广场街道,street,430302,,,,\n");

        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("units.csv");
            assertThat(problem.line()).isEqualTo(7);
            assertThat(problem.reason()).contains("引号");
        });
    }

    @Test
    void anotherEncodingThanUtf8IsToldWithItsLine() throws IOException {
        Files.write(directory.resolve("people.csv"), PEOPLE.getBytes(Charset.forName("GBK")));

        RowProblem problem = onlyProblem("people.csv");

        assertThat(problem.reason()).contains("不是 UTF-8");
        assertThat(problem.line()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"units.csv", "departments.csv", "people.csv"})
    void aMissingFileIsNamed(String file) throws IOException {
        Files.delete(directory.resolve(file));

        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem.toString()).startsWith(file + " 第 1 行：找不到文件"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"units.csv", "departments.csv", "people.csv"})
    void anEmptyFileIsNamed(String file) throws IOException {
        write(file, "");

        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.reason()).contains("缺少标题行");
        });
    }

    @Test
    void aMissingAnUnknownAndARepeatedColumnAreNamed() throws IOException {
        write("departments.csv", "code,title,district,valid_from,valid_from\n");

        assertThat(problems())
                .filteredOn(problem -> problem.file().equals("departments.csv"))
                .extracting(RowProblem::column)
                .containsExactly("name", "valid_to", "title", "");
    }

    @Test
    void passwordsBelongToTheDemoAlone() throws IOException {
        write(
                "people.csv",
                "login,name,role,unit,valid_from,valid_to,password\ncommand,欧阳,commandCentre,430302,,,demo\n");

        assertThat(read(true).passwords()).containsEntry("command", "demo");
        assertThat(onlyProblem().toString()).startsWith("people.csv 第 1 行，password 列：只有演示环境");
    }

    @Test
    void anEmailIsReadFromAnyRowOfThePerson() throws IOException {
        write(
                "people.csv",
                """
                login,name,email,role,unit,valid_from,valid_to
                command,欧阳振华,,commandCentre,430302,,
                command,欧阳振华,oy.zhenhua@yuhu.gov.cn,coordination,430302003,,
                governor,周建明,,blockGovernor,430302003001001,,
                """);

        assertThat(read(false).organisation().emails())
                .containsExactly(java.util.Map.entry("command", "oy.zhenhua@yuhu.gov.cn"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "zhang",
        "zhang@",
        "zhang@local",
        "zhang san@yuhu.gov.cn",
        "张三@yuhu.gov.cn",
        "a@yuhu.gov.cn>",
        "a@-yuhu.gov.cn",
    })
    void whatIsNoEmailAddressIsNamedByRow(String email) throws IOException {
        write(
                "people.csv",
                "login,name,email,role,unit,valid_from,valid_to\ncommand,欧阳振华," + email + ",commandCentre,430302,,\n");

        assertThat(onlyProblem().toString()).startsWith("people.csv 第 2 行，email 列：“" + email + "”不是电子邮件地址");
    }

    @Test
    void twoEmailsOfOnePersonAreNamed() throws IOException {
        write(
                "people.csv",
                """
                login,name,email,role,unit,valid_from,valid_to
                command,欧阳振华,a@yuhu.gov.cn,commandCentre,430302,,
                command,欧阳振华,b@yuhu.gov.cn,coordination,430302003,,
                """);

        assertThat(onlyProblem().toString()).startsWith("people.csv 第 3 行，email 列：登录名 command 在前面的行里有另一个");
    }

    @Test
    void aRejectionSaysWhereAndWhyButNeverAPassword() throws IOException {
        write(
                "people.csv",
                "login,name,role,unit,valid_from,valid_to,password\ncommand,欧阳,commandCentre,430302,,,hush\ncommand,欧阳,nobody,430302,,,other\n");

        assertThatThrownBy(() -> read(true))
                .hasMessageContaining("people.csv 第 3 行，role 列：没有“nobody”这个角色")
                .message()
                .doesNotContain("hush")
                .doesNotContain("other");
    }

    private RowProblem onlyProblem() {
        List<RowProblem> problems = problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private RowProblem onlyProblem(String file) {
        List<RowProblem> problems = problems().stream()
                .filter(problem -> problem.file().equals(file))
                .toList();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private List<RowProblem> problems() {
        return catchThrowableOfType(OrganisationRejected.class, () -> read(false))
                .problems();
    }

    private OrganisationFiles.Contents read(boolean demo) {
        return new OrganisationFiles(new DefaultResourceLoader(), demo).read("file:" + directory);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text, UTF_8);
    }

    private void append(String file, String text) throws IOException {
        write(file, Files.readString(directory.resolve(file)) + text);
    }
}
