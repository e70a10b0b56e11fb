package org.wufang.casefile.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wufang.casefile.workflow.OpenTasks.OpenTask;

@Schema(description = "案卷全文。The whole case file; each room adds its section (votes, commitments, ratings …) as a list.")
@JsonInclude(JsonInclude.Include.NON_NULL)
class CaseView {

    @JsonUnwrapped
    public final CaseSummary summary;

    public final String description;
    public final String address;
    public final int households;
    public final List<Party> parties;
    public final Clocks clocks;

    @Schema(description = "责任单位（首接负责）。Who answers for the case now, or did when it ended")
    public final Owner owner;

    @Schema(description = "研判规则编号。Id of the triage rule that fired")
    public final @Nullable String rule;

    @Schema(description = "研判理由。Why this rule, and what would have changed it")
    public final @Nullable String reason;

    public final int reworks;
    public final @Nullable Instant firstContactAt;
    public final @Nullable Instant recheckAt;
    public final @Nullable Instant closedAt;

    @Schema(
            description = "结案方式，挂账时为 deferred。As what it is closed, or deferred",
            allowableValues = {"solved", "partly", "noPower", "refused", "duplicate", "withdrawn", "deferred"})
    public final @Nullable String closeCode;

    public final @Nullable String closeName;
    public final @Nullable String closeReason;
    public final @Nullable String mergedInto;

    @Schema(description = "诉求人；无需知晓者见到的是脱敏值。Masked unless the reader's role needs it")
    public final @Nullable Reporter reporter;

    @Schema(description = "诉求人查询码，仅向可知晓诉求人者提供。Only for those who may know the reporter")
    public final @Nullable String trackingCode;

    @Schema(description = "在办任务。Open tasks and whom they wait for")
    public final List<OpenTask> tasks;

    public final List<TimelineEntry> timeline;
    public final List<SubmissionView> submissions;
    private final Map<String, ? extends List<?>> sections;

    CaseView(
            CaseSummary summary,
            org.wufang.casefile.CaseFile file,
            List<Party> parties,
            Clocks clocks,
            Owner owner,
            @Nullable Reporter reporter,
            @Nullable String trackingCode,
            List<OpenTask> tasks,
            List<TimelineEntry> timeline,
            List<SubmissionView> submissions,
            Map<String, ? extends List<?>> sections) {
        this.summary = summary;
        this.description = file.reported().description();
        this.address = file.reported().address();
        this.households = file.reported().households();
        this.parties = parties;
        this.clocks = clocks;
        this.owner = owner;
        this.rule = file.triaged().rule();
        this.reason = file.triaged().reason();
        this.reworks = file.course().reworks();
        this.firstContactAt = file.course().firstContactAt();
        this.recheckAt = file.course().recheckAt();
        this.closedAt = file.closing().at();
        this.closeCode =
                file.closing().as() == null ? null : file.closing().as().word();
        this.closeName =
                file.closing().as() == null ? null : file.closing().as().label();
        this.closeReason = file.closing().reason();
        this.mergedInto = file.closing().mergedInto();
        this.reporter = reporter;
        this.trackingCode = trackingCode;
        this.tasks = tasks;
        this.timeline = timeline;
        this.submissions = submissions;
        this.sections = sections;
    }

    @JsonAnyGetter
    public Map<String, ? extends List<?>> sections() {
        return sections;
    }

    record Party(String role, String name) {}

    record Reporter(String name, String phone) {}

    @Schema(description = "三个时钟：本级、业务、群众。This tier's clock, the business's and the citizen's")
    record Clocks(@Nullable Due tier, @Nullable Due business, @Nullable Due citizen) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Due(
            Instant dueAt,
            boolean overdue,
            @Schema(description = "该年节假日安排未知时的提示。Set when the working calendar does not cover the year") @Nullable
                    String warning,
            @Schema(description = "走时情况。How it has run; absent for a clock of before these were kept") @Nullable
                    Run run) {}

    @Schema(description = "时限的走时：时长为秒，working 为真时按法定工作时间。Seconds, of working time where working is true")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Run(
            Instant startedAt,
            boolean working,
            long allowedSeconds,
            @Schema(description = "批准的延时。What extensions added") long grantedSeconds,
            long usedSeconds,
            long leftSeconds,
            @Schema(description = "已停止：本级已办结或诉求已结束、挂账。It has ended") boolean ended,
            @Schema(description = "green, amber or red") String colour,
            @Schema(example = "预警") String colourName,
            @Schema(description = "现在暂停的原因。Why it stands still now") @Nullable Standing paused) {}

    record Standing(String kind, String kindName, String reason, Instant since, Instant until) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Owner(
            @Schema(example = "430302003001.residentsCommittee") String group,
            @Schema(example = "万新社区·居委会") String groupName,
            @Schema(description = "经手人，签收后才有。Who of the group has it in hand") @Nullable String person,
            Instant since) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TimelineEntry(
            Instant at,
            String act,
            @Schema(description = "做了什么。What was done") String title,
            String person,
            String role,
            String unit,
            @Schema(description = "经办单位。The office, in Chinese") String office) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubmissionView(
            Instant at,
            String form,
            String title,
            String task,
            String person,
            String role,
            String unit,
            String office,
            @Schema(description = "表单全部字段，含后加字段。Every field, those added later too") List<Field> fields) {}

    record Field(String key, String label, Object value) {}
}
