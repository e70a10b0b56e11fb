package org.wufang.deliberation.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.deliberation.Sitting;

/** Whether a promise was kept is found out, on proof. */
@WufangTest
class CommitmentsTest {

    @Autowired
    private ApplicationContext context;

    private Sitting table;

    @AfterEach
    void leaveTheTable() {
        table.over();
    }

    @Test
    void aCommitmentIsRedoneUntilItIsKept() {
        table = Sitting.called(context).bound();
        table.fulfil("property", "修了一半");
        table.verify("supervisor", "redo");
        table.fulfil("property", "全部修好");
        table.verify("supervisor", "kept");

        assertThat(table.outcome()).isEqualTo("solved");
        assertThat(table.section("party", "commitments").get(0).get("attempts"))
                .extracting(a -> a.get("verdict").asText())
                .containsExactly("redo", "kept");
    }

    @Test
    void noWordIsKeptWithoutProofNorByTheProofThatFailed() {
        table = Sitting.called(context).bound();
        table.as("property").does(table.number, "userTask_fulfilCommitment", Map.of("done", "已修", "evidence", "见现场"));
        assertThat(refusedAsKept()).contains("核定“已兑现”须有佐证，请先在“材料”页签上传照片或文件");
        byte[] photo = Tasklist.photo();
        table.as("supervisor")
                .attach(
                        table.number,
                        table.as("supervisor")
                                .task(table.number, "userTask_verifyCommitment")
                                .id(),
                        "现场.png",
                        photo);
        table.verify("supervisor", "redo");
        table.as("property").does(table.number, "userTask_fulfilCommitment", Map.of("done", "重修", "evidence", "见现场"));
        table.as("supervisor")
                .attach(
                        table.number,
                        table.as("supervisor")
                                .task(table.number, "userTask_verifyCommitment")
                                .id(),
                        "现场.png",
                        photo);
        assertThat(refusedAsKept()).contains("上次核查后没有新的佐证");
        table.as("supervisor").attach(table.number, "userTask_verifyCommitment");
        table.verify("supervisor", "kept");

        assertThat(table.outcome()).isEqualTo("solved");
    }

    private String refusedAsKept() {
        Tasklist.Task task = table.claimed("supervisor", "userTask_verifyCommitment");
        Tasklist.Answer answer =
                table.as("supervisor").submit(task.id(), Map.of("commitmentVerdict", "kept", "finding", "到场查看"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        return answer.text();
    }

    @Test
    void aBrokenCommitmentEndsInAWhistle() {
        table = Sitting.called(context).bound();
        table.fulfil("property", "没有钱");
        table.verify("supervisor", "broken");

        assertThat(table.outcome()).isEqualTo("toWhistle");
    }
}
