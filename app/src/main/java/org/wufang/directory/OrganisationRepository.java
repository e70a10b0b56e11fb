package org.wufang.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.directory.Organisation.DatedMembership;
import org.wufang.directory.Organisation.DatedUnit;
import org.wufang.directory.Organisation.Period;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** Keeps the organisation. What vanishes from the files is ended, never deleted: cases still name it. */
@Repository
class OrganisationRepository {

    private final JdbcClient db;

    OrganisationRepository(JdbcClient db) {
        this.db = db;
    }

    /** Waits until no other node loads; the lock ends with the transaction. */
    void lock() {
        db.sql("select id from directory_load where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    /** Everything, ended parts included. */
    Organisation all() {
        List<DatedUnit> units = db.sql("select * from directory_unit order by code")
                .query(Row.as(row -> new DatedUnit(
                        new Unit(
                                row.text("code"),
                                row.text("name"),
                                row.text("kind"),
                                row.textOrNull("parent"),
                                row.textOrNull("regime"),
                                row.textOrNull("owners_body")),
                        period(row))))
                .list();
        Map<String, String> people = new HashMap<>();
        Map<String, String> emails = new HashMap<>();
        db.sql("select login, name, email from directory_person")
                .query(Row.as(Person::of))
                .list()
                .forEach(person -> {
                    people.put(person.login(), person.name());
                    if (person.email() != null) {
                        emails.put(person.login(), person.email());
                    }
                });
        List<DatedMembership> memberships = db.sql("select * from directory_membership order by person, role, unit")
                .query(Row.as(row -> new DatedMembership(
                        new Membership(row.text("person"), row.text("role"), row.text("unit")), period(row))))
                .list();
        return new Organisation(units, people, emails, memberships);
    }

    private record Person(String login, String name, @Nullable String email) {

        static Person of(Row row) {
            return new Person(row.text("login"), row.text("name"), row.textOrNull("email"));
        }
    }

    private static Period period(Row row) {
        return new Period(row.dayOrNull("valid_from"), row.dayOrNull("valid_to"));
    }

    /** Logins of people who no longer serve. */
    Set<String> ended() {
        return new HashSet<>(db.sql("select login from directory_person where ended_on is not null")
                .query(String.class)
                .list());
    }

    /**
     * Makes the kept organisation this one; writes differences only.
     *
     * @param lastDay of what is no longer there
     */
    void replace(Organisation loaded, LocalDate lastDay, Instant now, String source) {
        Organisation kept = all();
        replaceUnits(kept, loaded, lastDay);
        replacePeople(kept, loaded, lastDay);
        replaceMemberships(kept, loaded, lastDay);
        db.sql("update directory_load set loaded_at = :at, source = :source where id = 1")
                .param("at", Row.utc(now))
                .param("source", source)
                .update();
    }

    private void replaceUnits(Organisation kept, Organisation loaded, LocalDate lastDay) {
        Map<String, DatedUnit> gone = new HashMap<>();
        kept.units().forEach(unit -> gone.put(unit.unit().code(), unit));
        for (DatedUnit unit : loaded.units()) {
            DatedUnit before = gone.remove(unit.unit().code());
            if (before == null) {
                insert(unit);
            } else if (!before.equals(unit)) {
                update(unit);
            }
        }
        gone.values().stream().filter(unit -> !ended(unit.period(), lastDay)).forEach(unit -> db.sql(
                        "update directory_unit set valid_to = :to where code = :code")
                .param("to", lastDay)
                .param("code", unit.unit().code())
                .update());
    }

    private void insert(DatedUnit dated) {
        Unit unit = dated.unit();
        Insert.into("directory_unit")
                .set("code", unit.code())
                .set("name", unit.name())
                .set("kind", unit.kind())
                .set("parent", unit.parent())
                .set("regime", unit.regime())
                .set("owners_body", unit.ownersBody())
                .set("valid_from", dated.period().from())
                .set("valid_to", dated.period().to())
                .run(db);
    }

    private void update(DatedUnit dated) {
        Unit unit = dated.unit();
        db.sql(
                        """
                        update directory_unit set name = ?, kind = ?, parent = ?, regime = ?, owners_body = ?,
                            valid_from = ?, valid_to = ?
                        where code = ?""")
                .params(
                        unit.name(),
                        unit.kind(),
                        unit.parent(),
                        unit.regime(),
                        unit.ownersBody(),
                        dated.period().from(),
                        dated.period().to(),
                        unit.code())
                .update();
    }

    private void replacePeople(Organisation kept, Organisation loaded, LocalDate lastDay) {
        Set<String> ended = ended();
        loaded.people().forEach((login, name) -> {
            String before = kept.people().get(login);
            String email = loaded.emails().get(login);
            if (before == null) {
                Insert.into("directory_person")
                        .set("login", login)
                        .set("name", name)
                        .set("email", email)
                        .run(db);
            } else if (!before.equals(name)
                    || ended.contains(login)
                    || !Objects.equals(kept.emails().get(login), email)) {
                db.sql("update directory_person set name = :name, email = :email, ended_on = null where login = :login")
                        .param("name", name)
                        .param("email", email)
                        .param("login", login)
                        .update();
            }
        });
        kept.people().keySet().stream()
                .filter(login -> !loaded.people().containsKey(login) && !ended.contains(login))
                .forEach(login -> db.sql("update directory_person set ended_on = :on where login = :login")
                        .param("on", lastDay)
                        .param("login", login)
                        .update());
    }

    private void replaceMemberships(Organisation kept, Organisation loaded, LocalDate lastDay) {
        Map<Membership, Period> gone = new HashMap<>();
        kept.memberships().forEach(m -> gone.put(m.membership(), m.period()));
        for (DatedMembership dated : loaded.memberships()) {
            Period before = gone.remove(dated.membership());
            if (before == null) {
                Insert.into("directory_membership")
                        .set("person", dated.membership().person())
                        .set("role", dated.membership().role())
                        .set("unit", dated.membership().unit())
                        .set("valid_from", dated.period().from())
                        .set("valid_to", dated.period().to())
                        .run(db);
            } else if (!before.equals(dated.period())) {
                update(dated.membership(), dated.period());
            }
        }
        gone.forEach((membership, period) -> {
            if (!ended(period, lastDay)) {
                update(membership, new Period(period.from(), lastDay));
            }
        });
    }

    private void update(Membership membership, Period period) {
        db.sql(
                        """
                        update directory_membership set valid_from = ?, valid_to = ?
                        where person = ? and role = ? and unit = ?""")
                .params(period.from(), period.to(), membership.person(), membership.role(), membership.unit())
                .update();
    }

    private static boolean ended(Period period, LocalDate lastDay) {
        @Nullable LocalDate to = period.to();
        return to != null && !to.isAfter(lastDay);
    }
}
