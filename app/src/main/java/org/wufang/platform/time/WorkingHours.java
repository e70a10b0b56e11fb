package org.wufang.platform.time;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hours of a working day, such as {@code 09:00-12:00} and {@code 13:30-17:30}. */
record WorkingHours(List<Session> sessions) {

    private static final Pattern SESSION = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    record Session(LocalTime from, LocalTime to) {}

    /** @throws IllegalArgumentException when a session is no session, is empty, or begins before the one before it ends */
    static WorkingHours parse(List<String> texts) {
        List<Session> sessions = new ArrayList<>();
        for (String text : texts) {
            Matcher matcher = SESSION.matcher(text.trim());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("“%s”应写作 09:00-12:00".formatted(text));
            }
            Session session = new Session(LocalTime.parse(matcher.group(1)), LocalTime.parse(matcher.group(2)));
            boolean afterTheLast = sessions.isEmpty()
                    || !session.from()
                            .isBefore(sessions.get(sessions.size() - 1).to());
            if (!session.from().isBefore(session.to()) || !afterTheLast) {
                throw new IllegalArgumentException("“%s”的时间先后不对".formatted(text));
            }
            sessions.add(session);
        }
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException("至少要有一段工作时间");
        }
        return new WorkingHours(List.copyOf(sessions));
    }

    /** When business ends. */
    LocalTime close() {
        return sessions.get(sessions.size() - 1).to();
    }
}
