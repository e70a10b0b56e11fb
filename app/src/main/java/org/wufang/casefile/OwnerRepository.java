package org.wufang.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** Rows of {@code casefile_owner}. */
@Repository
class OwnerRepository {

    /** The last row of each case that is open. */
    private static final String CURRENT =
            """
            from casefile_owner o join casefile_case c on c.number = o.case_number
            where c.closed_at is null
                and o.seq = (select max(l.seq) from casefile_owner l where l.case_number = o.case_number)""";

    private final JdbcClient jdbc;

    OwnerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String number, Owner owner) {
        Insert.into("casefile_owner")
                .set("case_number", number)
                .set("seq", owner.seq())
                .set("group_id", owner.group())
                .set("person", owner.person())
                .set("from_at", owner.from())
                .set("reason", owner.reason())
                .run(jdbc);
    }

    /** In order. */
    List<Owner> of(String number) {
        return jdbc.sql("select * from casefile_owner where case_number = ? order by seq")
                .param(number)
                .query(Row.as(OwnerRepository::owner))
                .list();
    }

    /** People who have an open case in hand, and the group in which they do. */
    List<Holding> holdings() {
        return jdbc.sql("select distinct o.group_id, o.person " + CURRENT)
                .query(Row.as(row -> new Holding(row.text("group_id"), row.textOrNull("person"))))
                .list();
    }

    /** Numbers of the open cases that the group answers for. */
    List<String> ownedBy(String group) {
        return jdbc.sql("select o.case_number " + CURRENT + " and o.group_id = ? order by o.case_number")
                .param(group)
                .query(String.class)
                .list();
    }

    /**
     * Numbers of cases that were without an owner at some time: none from the opening on, a transfer to nobody, or one
     * that is not behind the one before. An owner stays until the next, so that there is no other way to have none.
     */
    List<String> withoutOwner() {
        return jdbc.sql(
                        """
                        select c.number from casefile_case c
                        where not exists (select 1 from casefile_owner o
                                where o.case_number = c.number and o.seq = 1 and o.from_at <= c.opened_at)
                            or exists (select 1 from casefile_owner o
                                where o.case_number = c.number
                                    and (o.group_id = '' or o.group_id like '.%'
                                        or o.seq > 1 and not exists (select 1 from casefile_owner b
                                            where b.case_number = o.case_number and b.seq = o.seq - 1
                                                and b.from_at <= o.from_at)))
                        order by c.number""")
                .query(String.class)
                .list();
    }

    private static Owner owner(Row row) {
        return new Owner(
                row.integer("seq"),
                row.text("group_id"),
                row.textOrNull("person"),
                row.instant("from_at"),
                row.text("reason"));
    }

    /** @param person null where nobody of the group has it in hand */
    record Holding(String group, @Nullable String person) {}
}
