package org.wufang.whistle;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.wufang.CaseRoomTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.casefile.Timeline;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.directory.StreetDuty;
import org.wufang.platform.forms.TaskFacts.OpenTask;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;
import org.wufang.platform.time.WorkingCalendar;

/** The whistle room on a real database, without the engine. It is Monday, 2 March 2026, 10 o'clock in Shanghai. */
@CaseRoomTest
@RecordApplicationEvents
@Import({
    WhistleRepository.class,
    TargetRepository.class,
    JointActionRepository.class,
    MisuseRepository.class,
    RulingRepository.class,
    ReturnRepository.class,
    WhistleCalls.class,
    JointActions.class,
    Returns.class,
    DutyRulings.class,
    MisuseReviews.class,
    WhistleNotices.class,
    WhistleFacts.class,
    WhistleSections.class,
    ReverseRatings.class,
    SiteCodes.class,
    WorkingCalendar.class
})
abstract class WhistleRoom {

    static final String COMMUNITY = "430302003001";
    static final String STREET = "430302003";
    static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    static final Instant DUE = Instant.parse("2026-03-03T02:00:00Z");
    static final Instant PAST = Instant.parse("2026-03-01T02:00:00Z");

    static final DutyEntry ROOF =
            new DutyEntry("building.illegal", "违法建设", true, "chengguan", List.of("zhujian"), "《城乡规划法》第六十四条");
    /** The departments' alone. */
    static final DutyEntry THEIRS = new DutyEntry(
            "enforcement.demolition",
            "违法建设强制拆除",
            true,
            "chengguan",
            List.of("zhujian"),
            "《城乡规划法》第六十八条",
            "街道职责清单没有列入该事项，不得转嫁给街道",
            StreetDuty.NONE);

    /** The street's own duty. */
    static final DutyEntry SNOW = new DutyEntry(
            "street.snowClearing",
            "雪天清扫组织",
            true,
            "",
            List.of(),
            "《城市市容和环境卫生管理条例》",
            "",
            new StreetDuty("街道职责清单第 S-17 项“雪天清扫组织”", "rapidResponse", List.of("blockService")));

    /** A department's; the street only helps. */
    static final DutyEntry FIRE_LANE = new DutyEntry(
            "parking.fireLane",
            "占用、堵塞消防通道",
            true,
            "xiaofang",
            List.of(),
            "《消防法》第二十八条、第六十条",
            "",
            new StreetDuty("街道配合事项清单第 A-08 项“占用、堵塞消防通道”", "", List.of("rapidResponse")));

    static final DutyEntry UNKNOWN = DutyEntry.unlisted("noise.bells");
    static final DutyEntry OWN = new DutyEntry("stairs.clutter", "楼道堆物", true, "", List.of(), "社区自治清单");

    static final Actor PARTY = new Actor("party", "partyBranch", COMMUNITY);
    static final Actor COORDINATION = new Actor("coordination", "coordination", STREET);
    static final Actor COMMANDER = new Actor("command", "commandCentre", "430302");
    static final Actor CHENGGUAN = new Actor("chengguan", "department", "dept-chengguan");
    static final Actor POLICEMAN = new Actor("gongan", "department", "dept-gongan");

    static final String BLOCK_SERVICE = STREET + ".blockService";
    static final String LAW = "dept-chengguan.department";
    static final String BUILDINGS = "dept-zhujian.department";
    static final String FIRE = "dept-xiaofang.department";
    static final String POLICE = "dept-gongan.department";
    static final String MARKET = "dept-shichang.department";
    static final String COMMAND = "430302.commandCentre";

    @Autowired
    WhistleCalls whistles;

    @Autowired
    JointActions actions;

    @Autowired
    Returns returns;

    @Autowired
    DutyRulings rulings;

    @Autowired
    WhistleFacts facts;

    @Autowired
    WhistleSections sections;

    @Autowired
    CaseFiles caseFiles;

    @Autowired
    Timeline timeline;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    @MockitoBean
    Actors actors;

    private int runs;

    @BeforeEach
    void oneCommunityIsKnown() {
        when(directory.place(anyString()))
                .thenReturn(Optional.of(new Place(COMMUNITY, "430302", STREET, COMMUNITY, "")));
        when(directory.groupName(anyString())).thenAnswer(call -> call.getArgument(0));
        when(directory.groupsFor(anyString(), anyString()))
                .thenAnswer(call -> List.of(
                        call.getArgument(0).equals("commandCentre")
                                ? COMMAND
                                : call.getArgument(1) + "." + call.getArgument(0)));
    }

    String open(DutyEntry duty, String hazard) {
        String number = caseFiles
                .open(new NewCase("违建", "楼顶加盖", "", COMMUNITY, "3 栋", hazard, 3, List.of(), "grid", null), PARTY)
                .number();
        caseFiles.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        whistles.open("run-" + ++runs, number, duty, "430302", STREET, COMMUNITY, hazard);
        return number;
    }

    String lastRun() {
        return "run-" + runs;
    }

    static Wish wish(String ground, String extra) {
        return new Wish(
                ground.equals("emergency") ? "emergency" : "quick",
                ground,
                "上门劝导三次",
                "劝导记录",
                extra,
                extra.isEmpty() ? "" : "联合");
    }

    void blow(String number, String ground, String extra) {
        whistles.blow(number, wish(ground, extra), PARTY);
    }

    /** Level 2, where the departments of the list are summoned and this one besides; nobody has answered. */
    String atLevelTwo(DutyEntry duty, String extra) {
        String number = open(duty, "none");
        blow(number, "jointEnforcement", extra);
        whistles.raise(number, 1);
        blow(number, "jointEnforcement", extra);
        summon(number, "tough");
        return number;
    }

    void summon(String number, String kind) {
        whistles.summon(number, kind, "", DUE, DUE);
    }

    void arrive(String number, String group) {
        whistles.arrive(number, group, Arrival.at("现场"), COORDINATION);
    }

    void giveBack(String number, String group, String ground) {
        returns.giveBack(number, group, new ReturnClaim(ground, "职责清单第 3 项", "", "不属本单位"), POLICEMAN);
    }

    /** Ruled by the street, accepted, binding. */
    void rule(String number, String department) {
        rulings.rule(number, department, "三定方案", COORDINATION);
        if (rulings.record(number, List.of(STREET + ".coordination")).appealable()) {
            rulings.answer(number, true, "", CHENGGUAN);
        }
        rulings.bind(number);
    }

    List<String> acts(String number) {
        return timeline.of(number).stream().map(event -> event.act()).toList();
    }

    String timelineText(String number) {
        return timeline.of(number).toString();
    }

    Map<String, Object> factsOf(String number, String task) {
        return factsOf(number, task, "");
    }

    Map<String, Object> factsOf(String number, String task, String target) {
        return facts.facts(new OpenTask(number, "whistle-handling", task, "t", Map.of("target", target)));
    }

    String story(String number) {
        return String.valueOf(factsOf(number, "userTask_blowWhistle").get("whistleStory"));
    }

    String reportedIn(String number) {
        return String.valueOf(factsOf(number, "userTask_planJointAction").get("reportedIn"));
    }
}
