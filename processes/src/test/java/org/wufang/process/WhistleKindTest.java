package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhistleKindTest {

    private static final Table WHISTLE_KIND = new Table("whistle-kind");

    @ParameterizedTest(name = "asked {0} for {1}, hazard {2}, {3} departments: {4}, {5}")
    @CsvSource(
            nullValues = "null",
            textBlock =
                    """
            quick,     streetCannotSolve, life,      1,    emergency, 危及人身，一律按应急哨
            tough,     jointEnforcement,  life,      5,    emergency, 危及人身，一律按应急哨
            null,      null,              life,      null, emergency, 危及人身，一律按应急哨
            emergency, emergency,         life,      1,    emergency, ''
            emergency, emergency,         none,      1,    emergency, ''
            emergency, streetCannotSolve, utilities, null, emergency, ''
            quick,     emergency,         none,      1,    emergency, 吹哨理由为突发紧急情况，按应急哨
            null,      emergency,         utilities, null, emergency, 吹哨理由为突发紧急情况，按应急哨
            tough,     streetCannotSolve, none,      1,    tough,     ''
            tough,     jointEnforcement,  none,      5,    tough,     ''
            tough,     somethingElse,     null,      null, tough,     ''
            quick,     jointEnforcement,  none,      1,    tough,     需要联合执法，按攻坚哨
            quick,     jointEnforcement,  utilities, 5,    tough,     需要联合执法，按攻坚哨
            quick,     streetCannotSolve, none,      2,    tough,     涉及两个以上部门，按攻坚哨
            quick,     streetCannotSolve, utilities, 5,    tough,     涉及两个以上部门，按攻坚哨
            quick,     streetCannotSolve, none,      1,    quick,     ''
            quick,     streetCannotSolve, none,      0,    quick,     ''
            quick,     streetCannotSolve, null,      1,    quick,     ''
            quick,     streetCannotSolve, none,      null, tough,     涉及部门数不明，按攻坚哨
            quick,     somethingElse,     none,      1,    tough,     吹哨理由不明，按攻坚哨
            quick,     null,              none,      1,    tough,     吹哨理由不明，按攻坚哨
            null,      streetCannotSolve, none,      1,    tough,     未说明所请哨种，按攻坚哨
            other,     null,              none,      null, tough,     未说明所请哨种，按攻坚哨
            """)
    void choosesAndSaysWhyItIsNotWhatWasAsked(
            String asked, String ground, String hazard, Integer departments, String kind, String reason) {
        assertThat(WHISTLE_KIND.row(inputs(
                        "kindAsked", asked, "whistleGround", ground, "hazard", hazard, "departments", departments)))
                .containsEntry("whistleKind", kind)
                .containsEntry("kindReason", reason);
    }

    @AfterAll
    static void everyRuleFired() {
        WHISTLE_KIND.assertEveryRuleFired();
    }
}
