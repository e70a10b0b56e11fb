package org.wufang.whistle;

/**
 * Somebody took the place of whoever returned a dispatch, or the same was dispatched once more.
 *
 * @param from group that returned it
 * @param to group that it went to
 * @param by group that redispatched
 * @param here whether that was done at the level at which the call stands
 */
record Redispatch(String from, String to, String by, String reason, boolean here) {

    static final String SOURCE = "redispatch";

    boolean isToTheSame() {
        return from.equals(to);
    }

    Summons summons(boolean lead) {
        return new Summons(to, lead, SOURCE, (isToTheSame() ? "退单后再派：" : "改派：") + reason);
    }
}
