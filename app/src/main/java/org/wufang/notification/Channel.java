package org.wufang.notification;

import java.util.Locale;

/** How a message leaves the house. */
enum Channel {
    MAIL,
    WEBHOOK;

    /** As the database has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
