package org.wufang.whistle;

import java.util.Optional;
import org.wufang.platform.ClosedWords;

/** The closed list of grounds for returning a dispatch. Each is held against the duty list. */
enum ReturnGround {
    OTHER_LEAD("otherLead", "清单列明由其他单位牵头"),
    NOT_LISTED("notListed", "清单未列本单位"),
    BEYOND_POWER("beyondPower", "超出本单位法定职权"),
    NOT_OUR_AREA("notOurArea", "不在本单位管辖区域");

    private final String word;
    private final String label;

    ReturnGround(String word, String label) {
        this.word = word;
        this.label = label;
    }

    String word() {
        return word;
    }

    String label() {
        return label;
    }

    static ReturnGround of(String word) {
        return ClosedWords.find(values(), ReturnGround::word, word);
    }

    /**
     * What speaks against the claim, citing the item of the list; empty when nothing does.
     *
     * @param group who claims it
     * @param inItsArea whether the case lies in the area that the group serves
     */
    Optional<String> contradiction(DutyEntry duty, String group, boolean inItsArea) {
        if (this == NOT_OUR_AREA) {
            return inItsArea ? Optional.of("诉求所在地在本单位管辖区域内") : Optional.empty();
        }
        if (!duty.lead().isEmpty() && Departments.group(duty.lead()).equals(group)) {
            return Optional.of(duty.text() + "，列明由本单位牵头");
        }
        if (duty.assist().stream().map(Departments::group).anyMatch(group::equals)) {
            return Optional.of(duty.text() + "，列明由本单位配合");
        }
        if (this == OTHER_LEAD && duty.lead().isEmpty()) {
            return Optional.of(duty.text() + "，没有列明其他牵头单位");
        }
        return Optional.empty();
    }
}
