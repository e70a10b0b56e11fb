package org.wufang.deliberation;

import org.wufang.platform.forms.FormRejected;

/** What a form must bring beyond what it can check itself. */
final class Demand {

    private Demand() {}

    static void that(boolean condition, String field, String label, String message) {
        if (!condition) {
            throw new FormRejected(field, label, message);
        }
    }
}
