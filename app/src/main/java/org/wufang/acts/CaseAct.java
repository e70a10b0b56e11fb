package org.wufang.acts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wufang.platform.security.Actor;

/**
 * What a person may do to a running case beside its tasks: 加签, 减签, 退回, 催办 … Who may is in the table
 * {@code case-acts}. The desk calls it in the system's name; {@code by} is the capacity that the table allows.
 */
public interface CaseAct {

    /** camelCase, its address: {@code inviteVoice}, {@code removeSeat} … {@code act.<name>} is named in acts.properties. */
    String name();

    /** In Chinese: 加签（邀请发表意见）. */
    String label();

    /**
     * What to fill in; empty when it cannot be done to this case now by this person. The desk adds the reason, which
     * every act has.
     */
    Optional<List<ActField>> offered(String caseNumber, Actor by);

    /**
     * Does it. The case is locked, the fields are checked against what is {@link #offered} in this moment, and the act
     * is recorded, all in one transaction.
     *
     * @param filled by field key, stripped; what was left empty is absent
     * @throws org.wufang.platform.forms.FormRejected when the person can mend it
     * @throws org.wufang.platform.web.Problem when it cannot be done
     */
    void perform(String caseNumber, Map<String, String> filled, Actor by);
}
