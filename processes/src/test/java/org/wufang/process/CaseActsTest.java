package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseActsTest {

    private static final Table CASE_ACTS = new Table("case-acts");

    /** What everybody may do with what is their own. */
    private static final Set<String> OWN = Set.of(
            "withdraw",
            "recuse",
            "transfer",
            "delegate",
            "handBack",
            "inviteVoice",
            "tableMotion",
            "contactReporter",
            "awaitReporter",
            "reporterAnswered",
            "askExtension");

    @ParameterizedTest(name = "{0} may by office {1}")
    @CsvSource(
            textBlock =
                    """
            residentsCommittee, inviteVoice tableMotion removeSeat restoreSeat sendBack nudge copyTo endCopy raiseObjection
            partyBranch,        inviteVoice tableMotion removeSeat restoreSeat sendBack nudge copyTo endCopy raiseObjection
            blockGovernor,      nudge copyTo endCopy raiseObjection
            coordination,       proposeDuty nudge copyTo endCopy raiseObjection decideExtension reviewMisuse
            commandCentre,      proposeDuty nudge copyTo endCopy decideExtension reviewMisuse
            propertyFirm,       tableMotion raiseObjection
            ownersCommittee,    tableMotion raiseObjection
            socialOrganisation, tableMotion raiseObjection
            blockAssistant,     raiseObjection
            blockSupervisor,    raiseObjection
            blockService,       raiseObjection
            rapidResponse,      raiseObjection
            department,         ''
            manager,            ''
            unheardOf,          ''
            """)
    void acts(String role, String byOffice) {
        var rows = CASE_ACTS.rows(inputs("role", role));

        assertThat(rows)
                .filteredOn(row -> row.get("capacity").equals("office"))
                .extracting(row -> row.get("act"))
                .containsExactlyInAnyOrderElementsOf(byOffice.isEmpty() ? Set.of() : Set.of(byOffice.split(" ")));
        assertThat(rows.stream()
                        .filter(row -> row.get("capacity").equals("own"))
                        .map(row -> (String) row.get("act"))
                        .collect(Collectors.toSet()))
                .isEqualTo(OWN);
        assertThat(rows)
                .filteredOn(row -> row.get("capacity").equals("called"))
                .extracting(row -> row.get("act"))
                .containsExactly("reportInLate");
    }

    @AfterAll
    static void everyRuleFired() {
        CASE_ACTS.assertEveryRuleFired();
    }
}
