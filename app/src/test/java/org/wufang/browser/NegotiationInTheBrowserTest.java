package org.wufang.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Tasklist;

/** The negotiation of {@code NegotiationJourneyTest}, by hand: every form and tab as people see them. */
@BrowserTest
class NegotiationInTheBrowserTest {

    /** Who sits at the table; 居委会 for the owners' committee, too, that this community has not. */
    private static final List<String> TABLE = List.of("party2", "committee2", "property2", "social2");

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Clock clock;

    private final Map<String, Desk> desks = new LinkedHashMap<>();
    private String number;

    @AfterEach
    void goHome() {
        ClockUtil.reset();
        desks.values().forEach(Desk::close);
    }

    @Test
    void threeRoundsEndInMinutesAndInCommitmentsThatAreKept(Chromium chromium) {
        TABLE.forEach(person -> desks.put(person, chromium.desk(port).logIn(person)));
        number = reported();
        Desk committee = desks.get("committee2");

        committee.does(number, "召集会议", form -> form.fill("议题", "院内停车秩序")
                .fill("会议日期", inDays(3))
                .fill("会议时间", "19:30")
                .fill("会议地点", "社区议事厅")
                .tick("已通知应到各方"));

        inviteTheExpert(committee);
        everySeat("表达诉求", form -> form.fill("我方意见", "同意协商解决").fill("我方关切", "有序停车"));
        committee.does(number, "发表意见", form -> form.fill("意见", "须留出四米净宽的消防通道"));

        draft("沿两侧划定车位四十个", form -> {});
        desks.get("property2").does(number, "表决方案", form -> form.tick("附条件同意").fill("条件一", "划线费用由公共收益列支"));
        others("property2", "表决方案", form -> form.tick("同意"));

        draft("沿两侧划定车位四十个，费用由公共收益列支", form -> form.tick("条件一：回应", "方案已满足").fill("条件一：说明", "写明由公共收益列支"));
        desks.get("social2").does(number, "表决方案", form -> form.tick("依法异议")
                .fill("理由", "占用消防通道")
                .fill("法律依据", "《消防法》第二十八条"));
        others("social2", "表决方案", form -> form.tick("同意"));

        draft("单侧划定车位二十个，留出四米消防通道", form -> {});
        changeTheVote(desks.get("social2"));
        others("social2", "表决方案", form -> form.tick("同意"));

        desks.get("social2").does(number, "签认纪要", form -> form.tick("保留意见").fill("保留的意见", "车位数量不足，须另辟临时停车区"));
        others("social2", "签认纪要", form -> form.tick("同意签署"));

        assertThat(Tasklist.of(port, "governor2")
                        .post("/api/v1/cases/" + number + "/objections", Map.of("reason", "三单元门前不宜划线"))
                        .status())
                .isEqualTo(201);
        committee.does(number, "答复异议", form -> form.tick("答复异议，公示续期").fill("答复内容或重新协商的理由（异议人可见）", "三单元门前已按一米五退让"));
        fire("event_noticeEnded");

        Desk supervisor = desk(chromium, "supervisor2");
        desks.get("property2")
                .does(number, "兑现承诺", form -> form.fill("完成情况", "已划线二十个").fill("佐证材料说明", "照片一张"));
        verified(supervisor, "已兑现");
        ClockUtil.offset(21L * 24 * 3600 * 1000);
        fire("event_commitmentOverdue");
        committee.does(number, "兑现承诺", form -> form.fill("完成情况", "已劝离十辆，尚余五辆").fill("佐证材料说明", "台账"));
        supervisor.does(number, "核验承诺", form -> form.tick("部分兑现，只就本项重议").fill("核查情况", "尚余五辆"));
        committee.does(number, "提出改议", form -> form.fill("改议后的措施", "余下五辆由居委会会同交警劝离")
                .fill("改议后的完成日期", inDays(10))
                .fill("为何没有全部兑现", "车主外出务工"));
        everySeat("表决改议", form -> form.tick("同意"));
        committee.does(number, "兑现承诺", form -> form.fill("完成情况", "五辆均已劝离").fill("佐证材料说明", "照片"));
        verified(supervisor, "已兑现");

        everySeat("评价协商", form -> form.tick("结果评分", "5分：非常满意").tick("过程评分", "4分：满意"));
        supervisor.does(number, "核查结果", form -> form.tick("属实，已解决")
                .choose("问题根源", "管理缺位")
                .fill("核查情况", "现场属实"));
        desk(chromium, "blockservice2").does(number, "回访居民", form -> form.tick("是否联系上诉求人", "是")
                .tick("问题是否已解决", "是")
                .tick("满意程度", "满意")
                .tick("结果评分", "5分：非常满意")
                .tick("过程评分", "5分：非常满意"));

        // the Tasklist may ask for a task once more that was completed in that moment
        desks.values().forEach(desk -> assertThat(desk.refusals())
                .allMatch(refusal -> refusal.matches("404 GET .*/engine/default/task/[0-9a-f-]{36}")));
        theCaseFileTellsIt(committee);
    }

    private void inviteTheExpert(Desk committee) {
        committee.chooseFilter("全部任务");
        committee.open(number, "表达诉求");
        Locator acts = committee.tab("协商").page().locator(".wf-tab");
        acts.getByText("加签").click();
        acts.getByLabel("身份").selectOption("expert");
        acts.getByLabel("受邀人").fill("市规划院工程师");
        acts.getByLabel("由谁答复").selectOption("residentsCommittee");
        acts.getByLabel("请其回答什么").fill("车位能否划在消防通道旁");
        acts.getByLabel("方式").selectOption("parallel");
        acts.getByLabel("理由").fill("涉及消防通道");
        acts.getByText("确定").click();
        assertThat(acts.locator(".wfp-good")).containsText("已办理：加签");
        committee.tab("表单");
    }

    /** Cast in haste, taken back on the case's page, cast again. */
    private void changeTheVote(Desk desk) {
        desk.does(number, "表决方案", form -> form.tick("弃权"));
        Page page = desk.page();
        page.navigate(desk.home() + "/cases/" + number);
        Locator acts = page.locator("section:has(h2:text-is('可进行的操作'))");
        acts.locator(".wfp-acts button")
                .filter(new Locator.FilterOptions().setHasText("撤回"))
                .click();
        acts.getByLabel("理由").fill("误选弃权");
        acts.getByText("确定").click();
        assertThat(acts.locator(".wfp-good")).containsText("已办理：撤回");
        page.navigate(desk.home() + "/camunda/app/tasklist/default/");
        page.waitForSelector("[placeholder=筛选任务]");
        desk.does(number, "表决方案", form -> form.tick("反对").fill("理由", "车位仍不足"));
    }

    private void verified(Desk supervisor, String verdict) {
        supervisor.does(number, "核验承诺", form -> form.attach("现场.png", Tasklist.photo())
                .tick(verdict)
                .fill("核查情况", "现场属实"));
    }

    private void theCaseFileTellsIt(Desk desk) {
        Page page = desk.page();
        page.navigate(desk.home() + "/cases/" + number);
        for (String told :
                List.of("市规划院工程师", "划线费用由公共收益列支", "《消防法》第二十八条", "车位数量不足，须另辟临时停车区", "三单元门前已按一米五退让", "余下五辆由居委会会同交警劝离")) {
            assertThat(page.locator("main")).containsText(told);
        }
    }

    // --- the table

    private Desk desk(Chromium chromium, String person) {
        return desks.computeIfAbsent(person, name -> chromium.desk(port).logIn(name));
    }

    private void draft(String proposal, Consumer<Desk> conditions) {
        desks.get("committee2").does(number, "起草方案", form -> {
            conditions.accept(form);
            form.fill("方案内容", proposal)
                    .fill("法律、政策依据", "《民法典》第二百七十五条")
                    .tick("不属于")
                    .choose("承诺一：承诺方", "物业公司")
                    .fill("承诺一：完成日期", inDays(10))
                    .fill("承诺一：措施", "十日内划线")
                    .choose("承诺二：承诺方", "居委会")
                    .fill("承诺二：完成日期", inDays(20))
                    .fill("承诺二：措施", "劝离长期占位的车辆");
        });
    }

    private void everySeat(String task, Consumer<Desk> form) {
        others("", task, form);
    }

    private void others(String except, String task, Consumer<Desk> form) {
        TABLE.stream().filter(person -> !person.equals(except)).forEach(person -> {
            desks.get(person).does(number, task, form);
            if (person.equals("committee2")) {
                desks.get(person).does(number, task, form);
            }
        });
    }

    private String reported() {
        return Tasklist.of(port, "governor2")
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "title", "院内停车混乱",
                                "description", "夜间占道，消防车进不来",
                                "matter", "parking.disorder",
                                "unit", "430302001001001",
                                "address", "5栋",
                                "households", 60,
                                "parties", List.of("propertyFirm", "ownersCommittee", "residentsCommittee")))
                .json()
                .get("number")
                .asText();
    }

    private void fire(String event) {
        Job job = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(event)
                                .list()
                                .stream())
                .findFirst()
                .orElseThrow();
        management.executeJob(job.getId());
    }

    private String inDays(int days) {
        return DateTimeFormatter.ofPattern("uuuu/MM/dd")
                .format(LocalDate.now(clock).plusDays(days));
    }
}
