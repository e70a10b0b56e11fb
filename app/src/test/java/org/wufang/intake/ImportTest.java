package org.wufang.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.platform.security.Actor;
import org.wufang.platform.sheet.SheetReaderTest;

@WufangTest
@ExtendWith(OutputCaptureExtension.class)
class ImportTest {

    private static final String HEADING = "留言编号,留言用户,留言主题,留言时间,留言详情,反对数,点赞数\n";

    /** Tests share one database: each has numbers of its own. */
    private final String batch = UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private Imports imports;

    @Autowired
    private ImportRunner runner;

    @Autowired
    private ImportRepository repository;

    @Autowired
    private ImportCommand command;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Clock clock;

    @Value("${wufang.data}")
    private Path data;

    @TempDir
    private Path files;

    @Test
    void theSampleExportBecomesFortyCasesOnceHoweverOftenItIsImported() throws IOException {
        byte[] sample = new ClassPathResource("demo/sample-export.csv").getContentAsByteArray();

        JsonNode first = importAndWait(sample, "");
        assertThat(first.path("total").asInt()).isEqualTo(40);
        assertThat(first.path("accepted").asInt() + first.path("duplicate").asInt())
                .as(first.toString())
                .isEqualTo(40);

        JsonNode second = importAndWait(sample, "");
        assertThat(second.path("duplicate").asInt()).isEqualTo(40);
        assertThat(second.path("accepted").asInt()).isZero();
        assertThat(numbers(second)).isEqualTo(numbers(first)).hasSize(40);
    }

    @Test
    void eachRowIsAcceptedADuplicateOrRejectedWithColumnAndReason() {
        String file = HEADING + row(1, "屋顶漏水", "2026/3/2 10:00:00", "三楼漏水")
                + row(1, "屋顶漏水", "2026/3/2 10:00:00", "三楼漏水")
                + row(2, "", "2026/3/2 10:00:00", "没有主题")
                + row(3, "停车", "明天", "没有车位")
                + ",,,,,,\n"
                + row(4, "噪声", "2026/3/2 10:00:00", "夜里施工");

        JsonNode report = importAndWait(file.getBytes(UTF_8), "");

        assertThat(report.path("total").asInt()).isEqualTo(5);
        assertThat(report.path("accepted").asInt()).isEqualTo(2);
        assertThat(report.path("duplicate").asInt()).isEqualTo(1);
        assertThat(report.path("rejected").asInt()).isEqualTo(2);
        JsonNode rows = report.path("rows");
        assertThat(rows.findValuesAsText("row")).containsExactly("2", "3", "4", "5", "7");
        assertThat(rows.path(1).path("outcome").asText()).isEqualTo("duplicate");
        assertThat(rows.path(1).path("number")).isEqualTo(rows.path(0).path("number"));
        assertThat(rows.path(2).path("column").asText()).isEqualTo("留言主题");
        assertThat(rows.path(3).path("column").asText()).isEqualTo("留言时间");
        assertThat(rows.path(3).path("reason").asText()).contains("不是日期");
    }

    @Test
    void aRowWithoutAKnownPlaceGoesToTheCommandCentreTheOthersToTheirStreet() {
        String file = HEADING + row(1, "屋顶漏水", "", "三楼漏水") + row(2, "屋顶漏水", "", "我住万新社区，三楼漏水");

        JsonNode rows = importAndWait(file.getBytes(UTF_8), "").path("rows");

        assertThat(waitingFor("command", rows.path(0))).containsExactly("userTask_reviewTriage");
        assertThat(waitingFor("coordination", rows.path(0))).isEmpty();
        assertThat(waitingFor("coordination", rows.path(1))).containsExactly("userTask_reviewTriage");
    }

    @Test
    void theUnitParameterIsThePlaceOfRowsThatNameNone() {
        String file = HEADING + row(1, "屋顶漏水", "", "三楼漏水");

        JsonNode report = importAndWait(file.getBytes(UTF_8), "430302001001");

        assertThat(db.sql("select unit from casefile_case where number = :number")
                        .param(
                                "number",
                                report.path("rows").path(0).path("number").asText())
                        .query(String.class)
                        .single())
                .isEqualTo("430302001001");
    }

    @Test
    void aHotlinesOwnColumnsCarryPlaceMatterHazardAndHouseholds() {
        String file = "工单编号,诉求标题,诉求内容,诉求人,联系电话,社区或区块代码,事项代码,危险程度,涉及户数\n"
                + "%1$s-1,屋顶漏水,三楼漏水,林某某,13900001234,430302003001001,property.roofLeak,无,3\n".formatted(batch)
                + "%1$s-2,屋顶漏水,三楼漏水,林某某,13900001234,430302003009,,,\n".formatted(batch)
                + "%1$s-3,屋顶漏水,三楼漏水,林某某,139,,,,\n".formatted(batch)
                + "%1$s-4,屋顶漏水,三楼漏水,,,,x.y,,\n".formatted(batch)
                + "%1$s-5,屋顶漏水,三楼漏水,,,,,大,\n".formatted(batch);

        JsonNode rows = importAndWait(file.getBytes(UTF_8), "").path("rows");

        assertThat(rows.path(0).path("outcome").asText()).isEqualTo("accepted");
        assertThat(Stream.of(1, 2, 3, 4)
                        .map(row -> rows.path(row).path("column").asText()))
                .containsExactly("社区或区块代码", "联系电话", "事项代码", "危险程度");
        assertThat(rows.toString()).doesNotContain("林某某").doesNotContain("139");
        assertThat(db.sql("select matter, households from casefile_case where number = :number")
                        .param("number", rows.path(0).path("number").asText())
                        .query()
                        .singleRow())
                .containsEntry("matter", "property.roofLeak")
                .containsEntry("households", 3);
    }

    @Test
    void gbkAndXlsxAreReadToo() throws IOException {
        byte[] gbk = (HEADING + row(1, "屋顶漏水", "", "三楼漏水")).getBytes(Charset.forName("GBK"));
        byte[] xlsx = SheetReaderTest.workbook(new XSSFWorkbook(), sheet -> {
            SheetReaderTest.row(sheet, 0, "留言编号", "留言用户", "留言主题", "留言时间", "留言详情");
            SheetReaderTest.row(sheet, 1, batch + "-2", "A1", "停车难", "2026/3/2 10:00:00", "没有车位");
        });

        assertThat(importAndWait(gbk, "").path("accepted").asInt()).isEqualTo(1);
        assertThat(importAndWait(xlsx, "").path("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void aFileThatCannotBeReadOrPlacedIsRefusedAtOnce() {
        assertThat(refusal(new byte[0], "")).isEqualTo("unreadable-file");
        assertThat(refusal("标题,内容\n1,2\n".getBytes(UTF_8), "")).isEqualTo("unknown-columns");
        assertThat(refusal((HEADING + row(1, "a", "", "b")).getBytes(UTF_8), "430302"))
                .isEqualTo("unknown-unit");
        Answer missing = Tasklist.of(port, "command").post("/api/v1/imports", "x");
        assertThat(missing.status()).isEqualTo(415);
    }

    @Test
    void onlyWhoGathersMessagesImportsAndOthersSeeNoReport() {
        byte[] file = (HEADING + row(1, "屋顶漏水", "", "三楼漏水")).getBytes(UTF_8);
        assertThat(send("governor", file, "").status()).isEqualTo(403);
        assertThat(send("manager", file, "").status()).isEqualTo(403);

        Answer begun = send("blockservice", file, "");
        assertThat(begun.status()).isEqualTo(202);

        assertThat(Tasklist.of(port, "coordination").get(path(begun)).status()).isEqualTo(404);
        assertThat(Tasklist.of(port, "command").get(path(begun)).status()).isEqualTo(200);
        assertThat(Tasklist.of(port, "command").get("/api/v1/imports/nothing").status())
                .isEqualTo(404);
        finished("blockservice", begun);
    }

    @Test
    void anImportThatACrashBrokeOffGoesOnAtTheStartAndDoublesNothing() {
        String rows = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> row(i, "屋顶漏水" + i, "", "三楼漏水"))
                .reduce(HEADING, String::concat);
        importAndWait((HEADING + row(1, "屋顶漏水1", "", "三楼漏水") + row(2, "屋顶漏水2", "", "三楼漏水")).getBytes(UTF_8), "");
        var broken = imports.take(rows.getBytes(UTF_8), "", Actor.SYSTEM);
        Future<?> run = runner.start(broken.id(), done -> {
            if (done == 7) {
                throw new AssertionError("the server dies here");
            }
        });
        assertThatThrownBy(run::get).hasMessageContaining("the server dies here");
        assertThat(imports.rows(broken.id())).hasSize(7);
        assertThat(imports.find(broken.id()).orElseThrow().state()).isEqualTo("running");
        assertThat(data.resolve("imports").resolve(broken.id())).exists();

        runner.resume();
        runner.resume();

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> imports.find(broken.id()).orElseThrow().state().equals("done"));
        assertThat(imports.rows(broken.id()))
                .extracting(Imports.RowOutcome::outcome)
                .hasSize(20);
        assertThat(db.sql("select count(*) from intake_source where source_id like :batch")
                        .param("batch", batch + "-%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
        assertThat(data.resolve("imports").resolve(broken.id())).doesNotExist();
    }

    @Test
    void anImportThatAnotherNodeHasEndedDoesNotFailBecauseItsFileIsGone() throws Exception {
        var begun = imports.take((HEADING + row(1, "屋顶漏水", "", "三楼漏水")).getBytes(UTF_8), "", Actor.SYSTEM);
        // this node has seen it running, then the other one ends it and removes the file
        runner.start(begun.id()).get();

        repository.end(begun.id(), "failed", "文件没有了", clock.instant());

        assertThat(imports.find(begun.id()).orElseThrow().state()).isEqualTo("done");
        assertThat(imports.find(begun.id()).orElseThrow().failure()).isNull();
    }

    @Test
    void whatACrashLeftBehindIsRemovedAndAnotherNodesImportLeftAlone() throws IOException {
        var elsewhere = imports.take((HEADING + row(1, "a", "", "b")).getBytes(UTF_8), "", Actor.SYSTEM);
        Files.delete(data.resolve("imports").resolve(elsewhere.id()));
        Path orphan = Files.writeString(data.resolve("imports").resolve("orphan"), "x");
        Path young = Files.writeString(data.resolve("imports").resolve("young"), "x");
        Files.setLastModifiedTime(orphan, FileTime.from(clock.instant().minus(Duration.ofDays(2))));

        runner.resume();

        assertThat(orphan).doesNotExist();
        assertThat(young).exists();
        assertThat(imports.find(elsewhere.id()).orElseThrow().state()).isEqualTo("running");
        db.sql("update intake_import set state = 'failed' where id = :id")
                .param("id", elsewhere.id())
                .update();
    }

    @Test
    void theCommandLineImportsTellsAndEndsWithAnExitCode(CapturedOutput output) throws Exception {
        Path good = Files.writeString(files.resolve("good.csv"), HEADING + row(1, "屋顶漏水", "", "三楼漏水"));
        Path bad = Files.writeString(files.resolve("bad.csv"), HEADING + row(2, "屋顶漏水", "昨天", "三楼漏水"));
        Path none = Files.writeString(files.resolve("none.csv"), "x");

        assertThat(exitCode("--import=" + good)).isZero();
        assertThat(exitCode("--import=" + good)).isZero();
        assertThat(exitCode("--import=" + bad)).isEqualTo(2);
        assertThat(exitCode("--import=" + none)).isEqualTo(1);
        assertThat(exitCode("--import=" + files.resolve("missing.csv"))).isEqualTo(1);
        assertThat(exitCode("--import=" + good, "--unit=1")).isEqualTo(1);

        assertThat(output)
                .contains("good.csv：共 1 行，受理 1，重复 0，拒绝 0")
                .contains("good.csv：共 1 行，受理 0，重复 1，拒绝 0")
                .contains("第 2 行，留言时间 列：不是日期")
                .contains("认不出文件的列")
                .contains("读不了文件");
    }

    @Test
    void theReporterOfARowStaysOutOfTheLog(CapturedOutput output) {
        String file = "工单编号,诉求标题,诉求内容,诉求人,联系电话\n"
                + "%1$s-1,屋顶漏水,三楼漏水,欧阳某某,13900005678\n".formatted(batch)
                + "%1$s-2,,三楼漏水,欧阳某某,13900005678\n".formatted(batch);

        importAndWait(file.getBytes(UTF_8), "");

        assertThat(output.getAll()).doesNotContain("欧阳某某").doesNotContain("13900005678");
    }

    private int exitCode(String... arguments) throws Exception {
        command.run(new DefaultApplicationArguments(arguments));
        return command.getExitCode();
    }

    private String row(int id, String title, String time, String description) {
        return "%s-%d,A%d,%s,%s,%s,0,0%n".formatted(batch, id, id, title, time, description);
    }

    private List<String> waitingFor(String person, JsonNode row) {
        return Tasklist.of(port, person).tasks(row.path("number").asText()).stream()
                .map(Tasklist.Task::key)
                .toList();
    }

    private static Set<String> numbers(JsonNode report) {
        return new HashSet<>(report.path("rows").findValuesAsText("number"));
    }

    private String refusal(byte[] file, String unit) {
        Answer answer = send("command", file, unit);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        return answer.json().path("type").asText().replace("urn:wufang:problem:", "");
    }

    private JsonNode importAndWait(byte[] file, String unit) {
        Answer begun = send("command", file, unit);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        return finished("command", begun);
    }

    private JsonNode finished(String person, Answer begun) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(
                        () -> Tasklist.of(port, person).get(path(begun)).json(),
                        report -> !report.path("state").asText().equals("running"));
    }

    private static String path(Answer begun) {
        return begun.location().substring(begun.location().indexOf("/api/"));
    }

    private Answer send(String person, byte[] file, String unit) {
        Tasklist tasklist = Tasklist.of(port, person);
        String boundary = "boundary-of-parts";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"export.csv\"\r\n\r\n"
                        .formatted(boundary))
                .getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n".getBytes(UTF_8));
        if (!unit.isEmpty()) {
            body.writeBytes(
                    ("--%s\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\n%s\r\n".formatted(boundary, unit))
                            .getBytes(UTF_8));
        }
        body.writeBytes("--%s--\r\n".formatted(boundary).getBytes(UTF_8));
        return tasklist.send(tasklist.request("/api/v1/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }
}
