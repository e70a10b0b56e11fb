package org.wufang.directory;

import java.util.List;

/**
 * One item of a duty list.
 *
 * @param item its number in the list: T-01, S-07, C-Z03 …
 * @param matter code of the matter
 * @param group heading under which the list has it
 * @param lead who answers for it: code of a department ({@code chengguan}), or a role of the street or community
 * @param assist who helps: such codes and roles
 * @param basis legal basis
 * @param kind {@link #DUTY}, {@link #ASSIST}, {@link #SELF_GOVERNMENT} or {@link #NEGATIVE}
 */
public record DutyItem(
        String item,
        String matter,
        String name,
        String group,
        String lead,
        List<String> assist,
        String basis,
        String kind) {

    /** The lead's own duty. */
    public static final String DUTY = "duty";

    /** The street or community only helps. */
    public static final String ASSIST = "assist";

    /** The community settles it itself. */
    public static final String SELF_GOVERNMENT = "selfGovernment";

    /** May not be laid upon a community. */
    public static final String NEGATIVE = "negative";

    boolean is(String wanted) {
        return kind.equals(wanted);
    }
}
