package org.wufang.casefile;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.platform.rows.Row;

/** What the patrol looks for among all cases, whoever may read them. */
@Service
@Transactional(readOnly = true)
public class CaseWatch {

    /**
     * Of cases whose clocks of business and citizen run: from the triage until the close or the deferral. One that is
     * received again still shows when it was due before.
     */
    static final String CLOCKS_RUN = "c.closed_at is null and c.status not in ('received', 'deferred')";

    /** A deadline that belongs to the case, not to one of its tasks. */
    public enum Deadline {
        /** The end of the business's time. */
        BUSINESS(CLOCKS_RUN + " and c.business_due_at < :at"),
        /** The end of the citizen's time. */
        CITIZEN(CLOCKS_RUN + " and c.citizen_due_at < :at"),
        /** When a case that is still deferred was to be looked at again. */
        RECHECK("c.status = 'deferred' and c.recheck_at < :at");

        private final String condition;

        Deadline(String condition) {
            this.condition = condition;
        }
    }

    private final JdbcClient jdbc;

    CaseWatch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Cases whose deadline was before this time, by number.
     *
     * @param after the last number of the page before; empty for the first page
     */
    public List<CaseFile> overdue(Deadline deadline, Instant at, String after, int size) {
        return jdbc.sql("select c.* from casefile_case c where " + deadline.condition
                        + " and c.number > :after order by c.number fetch next :size rows only")
                .param("at", utc(at))
                .param("after", after)
                .param("size", size)
                .query(Row.as(CaseRepository::file))
                .list();
    }

    /** The case, if this deadline of it was before this time. */
    public Optional<CaseFile> overdue(Deadline deadline, Instant at, String number) {
        return jdbc.sql("select c.* from casefile_case c where " + deadline.condition + " and c.number = :number")
                .param("at", utc(at))
                .param("number", number)
                .query(Row.as(CaseRepository::file))
                .optional();
    }

    /** Cases that are deferred now, by number. */
    public List<CaseFile> deferred(String after, int size) {
        return jdbc.sql(
                        """
                        select c.* from casefile_case c where c.status = 'deferred' and c.number > :after
                        order by c.number fetch next :size rows only""")
                .param("after", after)
                .param("size", size)
                .query(Row.as(CaseRepository::file))
                .list();
    }
}
