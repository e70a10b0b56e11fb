package org.wufang.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.directory.workflow.DutyTables;
import org.wufang.platform.engine.PatrolRound;

/** The duty lists of the whole application; what a test changes of the community's list is gone after it. */
abstract class DutyListRoom {

    static final String API = "/api/v1/duty-lists";
    static final String LIST = "community-list";
    static final String HEADING = "清单编号,事项代码,事项名称,类别,牵头单位,配合单位,依据,类型\r\n";
    static final String NEW = "C-Z-99,test.roofGarden,屋顶花园,公共环境,居委会,物业公司,《民法典》第二百七十八条,自治\r\n";

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    DutyRegister register;

    @Autowired
    DutyProposals proposals;

    @Autowired
    DutyTables tables;

    @Autowired
    DutyLists lists;

    @Autowired
    List<PatrolRound> rounds;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    byte[] original = {};

    private DutyVersion before;
    private Set<String> deployed = Set.of();

    @BeforeEach
    void theListAsItIsNow() {
        original = exported().getBytes(StandardCharsets.UTF_8);
        before = register.inForce(DutyList.COMMUNITY).version();
        deployed = deployments().stream().map(Deployment::getId).collect(Collectors.toSet());
    }

    /** Tests share one database: the list is again what it was. */
    @AfterEach
    void asBefore() {
        proposals.open().forEach(waiting -> db.sql("update directory_duty_version set state = 'withdrawn' where id = ?")
                .param(waiting.id())
                .update());
        List<Deployment> made = deployments().stream()
                .filter(each -> !deployed.contains(each.getId()))
                .toList();
        if (made.stream().noneMatch(this::runsCases)) {
            made.forEach(each -> repository.deleteDeployment(each.getId(), true));
            forgetVersions();
        } else if (!exported().equals(text(original))) {
            approve(idOf(propose("command", text(original))), "command2"); // the way that everybody goes
        }
        assertThat(exported()).isEqualTo(text(original));
    }

    /** The newest first. */
    private List<Deployment> deployments() {
        return repository.createDeploymentQuery().orderByDeploymentTime().desc().list();
    }

    private boolean runsCases(Deployment deployment) {
        return runtime.createProcessInstanceQuery()
                        .deploymentId(deployment.getId())
                        .count()
                > 0;
    }

    private void forgetVersions() {
        String since = "select id from directory_duty_version where list = ? and id > ? and number is not null";
        db.sql("delete from directory_duty_item where version_id in (" + since + ")")
                .params(LIST, before.id())
                .update();
        db.sql("delete from directory_duty_version where list = ? and id > ? and number is not null")
                .params(LIST, before.id())
                .update();
        db.sql("update directory_duty_version set state = 'inForce', ended_at = null where id = ?")
                .param(before.id())
                .update();
    }

    void round() {
        rounds.stream().filter(round -> round.name().equals("dutyLists")).forEach(PatrolRound::make);
    }

    JsonNode propose(String person, String file) {
        return propose(person, file, "");
    }

    JsonNode propose(String person, String file, String validFrom) {
        Answer answer = upload(person, LIST, file, validFrom);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    static long idOf(JsonNode review) {
        return review.path("proposal").path("id").asLong();
    }

    JsonNode approve(long id, String person) {
        Answer answer = post(person, "/proposals/" + id + "/approval");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    Answer post(String person, String path) {
        return Tasklist.of(port, person).post(API + path, Map.of());
    }

    JsonNode read(String path) {
        Answer answer =
                Tasklist.of(port, "governor").get(API + path.replace("屋顶花园", "%E5%B1%8B%E9%A1%B6%E8%8A%B1%E5%9B%AD"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    Answer upload(String person, String list, String file, String validFrom) {
        Tasklist tasklist = Tasklist.of(port, person);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--part\r\nContent-Disposition: form-data; name=\"validFrom\"\r\n\r\n%s\r\n--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n"
                                .formatted(validFrom))
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file.getBytes(StandardCharsets.UTF_8));
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return tasklist.send(tasklist.request(API + "/" + list + "/proposals")
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    String report(String matter) {
        return cases.reported(
                report -> report.title("清单版本").matter(matter).households(2).parties("propertyFirm"));
    }

    String judgedBy(String number) {
        JsonNode row = cases.page(number).path("dutyLists").get(3);
        return String.join(
                " ",
                row.path("name").asText(),
                row.path("version").asText(),
                row.path("number").asText(),
                row.path("lead").asText());
    }

    void deployFromModeler(String from, String to) {
        repository
                .createDeployment()
                .name("from modeler")
                .addString(LIST + ".dmn", Dmn.convertToString(model()).replace("\"" + from + "\"", "\"" + to + "\""))
                .deploy();
    }

    DmnModelInstance model() {
        return Dmn.readModelFromStream(new ByteArrayInputStream(Dmn.convertToString(repository.getDmnModelInstance(
                        tables.newest(DutyList.COMMUNITY).version()))
                .getBytes(StandardCharsets.UTF_8)));
    }

    String exported() {
        return text(Tasklist.of(port, "governor").download(API + "/" + LIST + "/export", "text/csv"));
    }

    static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
