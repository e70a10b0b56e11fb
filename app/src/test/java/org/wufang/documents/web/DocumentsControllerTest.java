package org.wufang.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.Together;
import org.wufang.WufangTest;
import org.wufang.platform.security.Caller;

@WufangTest
class DocumentsControllerTest {

    private static final String BLOCK = "430302003001001";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private String number;
    private String task;

    @BeforeEach
    void aCaseWaitsInItsBlock() {
        Answer answer = as("governor")
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "title",
                                "楼道堆物",
                                "description",
                                "二楼楼道堆放纸箱",
                                "unit",
                                BLOCK,
                                "households",
                                1,
                                "parties",
                                List.of("propertyFirm")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        number = answer.json().get("number").asText();
        task = as("coordination").task(number, "userTask_reviewTriage").id();
    }

    @Test
    void whatIsAttachedIsThereByteForByteAndInTheLedger() throws Exception {
        byte[] photo = Tasklist.photo();

        Answer answer = as("coordination").attach(number, task, "现场 照片.JPG", photo);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode kept = answer.json();
        assertThat(kept.get("name").asText()).isEqualTo("现场 照片.png");
        assertThat(kept.get("about").asText()).isEqualTo("task-" + task);
        assertThat(kept.get("taskName").asText()).isEqualTo("复核研判");
        assertThat(kept.get("bytes").asInt()).isEqualTo(photo.length);
        assertThat(kept.get("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(photo)));
        HttpResponse<byte[]> download = download("coordination", answer.location());
        assertThat(download.body()).isEqualTo(photo);
        assertThat(download.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(download.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(download.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(download.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E7%8E%B0%E5%9C%BA%20%E7%85%A7%E7%89%87.png");
        assertThat(jdbc.sql("select content from ledger_entry where case_number = ? and act = 'casefile.documentAdded'")
                        .param(number)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains(kept.get("sha256").asText())
                .doesNotContain("现场 照片");
        assertThat(as("coordination").get("/api/v1/cases/" + number).text()).contains("提交材料");
    }

    @Test
    void whatBelongsToAnOpenTaskIsForWhoHasTheTask() {
        String address = as("coordination")
                .attach(number, task, "照片.png", Tasklist.photo())
                .location();
        assertThat(list("coordination")).hasSize(1);
        assertThat(list("governor")).as("reads the case, has not the task").isEmpty();
        assertThat(as("governor").get(address).status()).isEqualTo(404);

        as("coordination")
                .does(
                        number,
                        "userTask_reviewTriage",
                        Map.of(
                                "reviewDecision",
                                "accept",
                                "matter",
                                "community.clutter",
                                "path",
                                "frontEnd",
                                "reason",
                                "治理员即可处置"));

        assertThat(list("governor")).hasSize(1);
        assertThat(as("governor").get(address).status()).isEqualTo(200);
    }

    @Test
    void aTaskListsWhatIsAboutIt() {
        as("coordination").attach(number, null, "全案.png", Tasklist.photo());
        as("coordination").attach(number, task, "任务.png", Tasklist.photo());

        assertThat(as("coordination")
                        .get("/api/v1/cases/" + number + "/documents?task=" + task)
                        .json()
                        .findValuesAsText("name"))
                .containsExactly("任务.png");
        assertThat(list("coordination").findValuesAsText("name")).containsExactly("全案.png", "任务.png");
        assertThat(as("governor")
                        .get("/api/v1/cases/" + number + "/documents?task=" + task)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void oneTakesBackOnesOwnUntilTheTaskIsDone() {
        byte[] photo = Tasklist.photo();
        String address =
                as("coordination").attach(number, task, "错的.png", photo).location();
        assertThat(delete("governor", address).status())
                .as("another's, and unseen")
                .isEqualTo(404);
        assertThat(list("coordination").get(0).get("draft").asBoolean()).isTrue();
        assertThat(delete("coordination", address).status()).isEqualTo(204);
        assertThat(list("coordination")).isEmpty();
        assertThat(jdbc.sql(
                                "select act from ledger_entry where case_number = ? and act like 'casefile.document%' order by seq")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("casefile.documentAdded", "casefile.documentRemoved");

        String again = as("coordination").attach(number, task, "对的.png", photo).location();
        String whole = as("coordination").attach(number, null, "全案.png", photo).location();
        assertThat(delete("coordination", whole).status())
                .as("others may rely on it")
                .isEqualTo(409);
        as("coordination")
                .does(
                        number,
                        "userTask_reviewTriage",
                        Map.of(
                                "reviewDecision",
                                "accept",
                                "matter",
                                "community.clutter",
                                "path",
                                "frontEnd",
                                "reason",
                                "治理员即可处置"));

        Answer late = delete("coordination", again);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("任务办结后即入卷");
        assertThat(list("coordination")).hasSize(2);
    }

    private Answer delete(String person, String address) {
        return as(person).send(as(person).request(address).DELETE().build());
    }

    @Test
    void whoMayNotReadTheCaseNeitherSeesNorAttaches() {
        String address = as("coordination")
                .attach(number, null, "照片.png", Tasklist.photo())
                .location();

        for (String stranger : List.of("coordination2", "governor2", "party2", "property")) {
            assertThat(as(stranger)
                            .get("/api/v1/cases/" + number + "/documents")
                            .status())
                    .isEqualTo(404);
            assertThat(as(stranger).get(address).status()).isEqualTo(404);
            assertThat(as(stranger)
                            .attach(number, null, "照片.png", Tasklist.photo())
                            .status())
                    .isEqualTo(404);
            assertThat(as(stranger)
                            .attach(number, task, "照片.png", Tasklist.photo())
                            .status())
                    .isEqualTo(404);
        }
        assertThat(list("coordination")).hasSize(1);
    }

    @Test
    void whoSeesATaskWithoutHavingItAttachesNothingToIt() {
        for (String reader : List.of("governor", "manager", "admin")) {
            Answer answer = as(reader).attach(number, task, "照片.png", Tasklist.photo());
            assertThat(answer.status()).as(reader + answer.text()).isEqualTo(404);
            assertThat(answer.text()).contains("您没有这项在办任务");
        }
        String id = as("coordination")
                .attach(number, null, "照片.png", Tasklist.photo())
                .json()
                .get("id")
                .asText();
        assertThat(as("command")
                        .get("/api/v1/cases/SQ-2026-999999/documents/" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNoDocumentIsRefusedWithTheReason() {
        assertRefused("photo.jpg", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "可上传照片（JPG");
        assertRefused("空.pdf", new byte[0], "文件：是空文件");
        assertThat(list("coordination")).isEmpty();
    }

    @Test
    void twentyMegabytesPassAndOneByteMoreDoesNot() {
        byte[] most = Arrays.copyOf(Tasklist.photo(), 20 * 1024 * 1024);
        assertThat(as("coordination").attach(number, task, "大图.png", most).status())
                .isEqualTo(201);

        Answer answer = as("coordination").attach(number, task, "大图.png", Arrays.copyOf(most, most.length + 1));
        assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        assertThat(answer.text()).contains("每个不超过 20 MB");
        answer = as("coordination").attach(number, task, "大图.png", Arrays.copyOf(most, 3 * most.length));
        assertThat(answer.status())
                .as("read to its end, so that the answer arrives")
                .isEqualTo(413);
        assertThat(list("coordination")).hasSize(1);
    }

    @Test
    void aDoubleClickIsOneDocument() throws Exception {
        byte[] photo = Tasklist.photo();

        List<Answer> answers =
                Together.act(Collections.nCopies(6, () -> as("coordination").attach(number, task, "照片.png", photo)));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream().map(Answer::location).distinct()).hasSize(1);
        assertThat(list("coordination")).hasSize(1);
    }

    @Test
    void aClosedCaseTakesNoMore() {
        as("coordination").post("/api/v1/cases/" + number + "/withdrawal", Map.of("reason", "已自行清理"));

        Answer answer = as("coordination").attach(number, null, "照片.png", Tasklist.photo());

        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    }

    @Test
    void aSessionAttachesOnlyWithItsToken() {
        Caller session = Caller.loggedIn(port, "coordination", "demo");
        String path = "/api/v1/cases/" + number + "/documents?task=" + task;
        String form =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7 \r\n--b--\r\n";

        session.get(path);
        HttpResponse<String> answer = session.send(session.tokens(session.request(path))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form)));
        HttpResponse<String> without = session.send(session.request(path)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(without.statusCode()).isEqualTo(403);
    }

    private void assertRefused(String name, byte[] content, String reason) {
        Answer answer = as("coordination").attach(number, task, name, content);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains(reason, "\"field\":\"file\"");
    }

    private JsonNode list(String person) {
        Answer answer = as(person).get("/api/v1/cases/" + number + "/documents");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private HttpResponse<byte[]> download(String person, String address) throws Exception {
        return HttpClient.newHttpClient().send(as(person).request(address).GET().build(), BodyHandlers.ofByteArray());
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }
}
