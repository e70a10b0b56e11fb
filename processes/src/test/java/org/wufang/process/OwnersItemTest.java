package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnersItemTest {

    private static final Table OWNERS_ITEM = new Table("owners-item");

    @ParameterizedTest(name = "{0}, paid by {1}: {2}, {3}")
    @CsvSource(
            nullValues = "null",
            textBlock =
                    """
            property.liftRetrofit,    业主,                 threeQuarters, rebuilding,      第（七）项
            property.liftRetrofit,    住宅专项维修资金,     threeQuarters, rebuilding,      第（七）项
            property.maintenanceFund, null,                 majority,      fundMatter,      第（五）项
            property.maintenanceFund, 维修资金,             majority,      fundMatter,      第（五）项
            property.ownersCommittee, '',                   majority,      ownersCommittee, 第（三）项
            property.roofLeak,        住宅专项维修资金,     majority,      fundPays,        第（五）项
            property.roofLeak,        物业公司、维修基金,   majority,      fundPays,        第（五）项
            null,                     维修资金,             majority,      fundPays,        第（五）项
            property.roofLeak,        物业公司,             none,          notListed,       不属本表所列事项
            parking.disorder,         null,                 none,          notListed,       不属本表所列事项
            '',                       '',                   none,          notListed,       不属本表所列事项
            null,                     null,                 none,          notListed,       不属本表所列事项
            """)
    void decides(String matter, String payer, String item, String rule, String words) {
        assertThat(OWNERS_ITEM.row(inputs("matter", matter, "payer", payer)))
                .containsEntry("ownersItem", item)
                .containsEntry("ownersItemRule", rule)
                .extractingByKey("ownersItemReason")
                .asString()
                .contains(words);
    }

    @AfterAll
    static void everyRuleFired() {
        OWNERS_ITEM.assertEveryRuleFired();
    }
}
