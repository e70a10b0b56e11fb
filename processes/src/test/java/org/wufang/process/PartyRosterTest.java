package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartyRosterTest {

    private static final Table PARTY_ROSTER = new Table("party-roster");

    @ParameterizedTest(name = "{0} property, owners'' body {1}: property firm is {2}, owners'' committee is {3}")
    @CsvSource(
            emptyValue = "",
            textBlock =
                    """
            professional, ownersCommittee,             propertyFirm,        ownersCommittee
            professional, propertyManagementCommittee, propertyFirm,        ownersCommittee
            professional, none,                        propertyFirm,        residentsCommittee
            selfManaged,  ownersCommittee,             '',                  ownersCommittee
            selfManaged,  propertyManagementCommittee, '',                  ownersCommittee
            selfManaged,  none,                        '',                  residentsCommittee
            abandoned,    ownersCommittee,             residentsCommittee,  ownersCommittee
            abandoned,    propertyManagementCommittee, residentsCommittee,  ownersCommittee
            abandoned,    none,                        residentsCommittee,  residentsCommittee
            '',           '',                          propertyFirm,        residentsCommittee
            elsewhere,    unheardOf,                   propertyFirm,        residentsCommittee
            """)
    void seats(String regime, String ownersBody, String propertyFirm, String ownersCommittee) {
        List<Map<String, Object>> rows = PARTY_ROSTER.rows(inputs("regime", regime, "ownersBody", ownersBody));

        assertThat(rows)
                .extracting(row -> row.get("seat") + " by " + row.get("actedBy"))
                .containsExactlyInAnyOrder(
                        "partyBranch by partyBranch",
                        "residentsCommittee by residentsCommittee",
                        "propertyFirm by " + propertyFirm,
                        "ownersCommittee by " + ownersCommittee,
                        "socialOrganisation by socialOrganisation");
        assertThat(rows)
                .filteredOn(row -> !row.get("seat").equals(row.get("actedBy")))
                .allSatisfy(row -> assertThat((String) row.get("note"))
                        .as("the minutes say why")
                        .isNotEmpty());
    }

    @AfterAll
    static void everyRuleFired() {
        PARTY_ROSTER.assertEveryRuleFired();
    }
}
