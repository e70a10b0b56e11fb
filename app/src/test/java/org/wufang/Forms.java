package org.wufang;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the form of a user task is filled when nothing goes wrong; a test says what it fills differently. */
public final class Forms {

    private Forms() {}

    /** The fields of the task's form as usual. */
    public static Map<String, Object> of(String task) {
        return switch (task) {
            case "userTask_reviewTriage" ->
                Map.of(
                        "reviewDecision", "accept",
                        "matter", "neighbour.dispute",
                        "path", "frontEnd",
                        "reason", "治理员即可处置");
            case "userTask_confirmDecline" -> Map.of("declineConfirmed", "yes", "reason", "同意，已告知诉求人");
            case "userTask_handleOnSite" -> Map.of("frontEndOutcome", "solved", "measures", "当面调解，双方签字");
            case "userTask_callMeeting" ->
                Map.of("agenda", "停车秩序", "meetingAt", "2099-12-01T19:30", "place", "社区议事厅", "noticeGiven", true);
            case "userTask_statePosition" -> Map.of("position", "同意协商解决");
            case "userTask_draftProposal" ->
                Map.of(
                        "proposal", "重新划定车位并公示",
                        "legalBasis", "《民法典》第二百七十五条",
                        "ownersItem", "none",
                        "commitment1Owner", "propertyFirm",
                        "commitment1Measure", "十日内划定车位二十个",
                        "commitment1DueOn", LocalDate.now().plusDays(60).toString());
            case "userTask_castVote" -> Map.of("vote", "agree");
            case "userTask_approveMinutes" -> Map.of("signature", "sign");
            case "userTask_answerObjection" -> Map.of("objectionDecision", "answer", "reason", "另设临时车位");
            case "userTask_fulfilCommitment" -> Map.of("done", "已重新划线二十个车位", "evidence", "照片三张");
            case "userTask_verifyCommitment" -> Map.of("commitmentVerdict", "kept", "finding", "现场属实");
            case "userTask_rateDeliberation" -> Map.of("resultRating", "5", "processRating", "4");
            case "userTask_blowWhistle" ->
                Map.of(
                        "kindAsked", "quick",
                        "whistleGround", "streetCannotSolve",
                        "triedBelow", "社区已两次劝导，仍未解决",
                        "evidence", "劝导记录两份");
            case "userTask_reportIn" -> Map.of("answer", "arrived", "place", "三栋楼下");
            case "userTask_planJointAction" ->
                Map.of("plan", "联合到场处置", "finishOn", LocalDate.now().plusDays(3).toString());
            case "userTask_act" -> Map.of("done", "已清理并劝离", "result", "done");
            case "userTask_rateDepartment" -> Map.of("rating", "5");
            case "userTask_verifyResult" -> Map.of("verified", "yes", "rootCause", "other", "finding", "属实");
            case "userTask_callBack" -> Map.of("reached", "yes", "solved", "yes", "satisfied", "satisfied");
            default -> throw new AssertionError("nobody has said how " + task + " is filled as usual");
        };
    }

    /** As usual but for these fields; one with null is left out. */
    public static Map<String, Object> of(String task, Map<String, ?> otherwise) {
        Map<String, Object> filled = new LinkedHashMap<>(of(task));
        filled.putAll(otherwise);
        filled.values().removeIf(value -> value == null);
        return filled;
    }
}
