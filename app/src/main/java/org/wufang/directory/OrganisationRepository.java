package org.wufang.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
                .query((row, n) -> new DatedUnit(
                        new Unit(
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("kind"),
                                row.getString("parent"),
                                row.getString("regime"),
                                row.getString("owners_body")),
                        new Period(
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class))))
                .list();
        Map<String, String> people = new HashMap<>();
        Map<String, String> emails = new HashMap<>();
        db.sql("select login, name, email from directory_person").query(row -> {
            people.put(row.getString("login"), row.getString("name"));
            if (row.getString("email") != null) {
                emails.put(row.getString("login"), row.getString("email"));
            }
        });
        List<DatedMembership> memberships = db.sql("select * from directory_membership order by person, role, unit")
                .query((row, n) -> new DatedMembership(
                        new Membership(row.getString("person"), row.getString("role"), row.getString("unit")),
                        new Period(
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class))))
                .list();
        return new Organisation(units, people, emails, memberships);
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
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("source", source)
                .update();
    }

    private void replaceUnits(Organisation kept, Organisation loaded, LocalDate lastDay) {
        Map<String, DatedUnit> gone = new HashMap<>();
        kept.units().forEach(unit -> gone.put(unit.unit().code(), unit));
        for (DatedUnit unit : loaded.units()) {
            DatedUnit before = gone.remove(unit.unit().code());
            if (before == null) {
                writeUnit(
                        """
                        insert into directory_unit (code, name, kind, parent, regime, owners_body, valid_from, valid_to)
                        values (:code, :name, :kind, :parent, :regime, :ownersBody, :from, :to)""",
                        unit);
            } else if (!before.equals(unit)) {
                writeUnit(
                        """
                        update directory_unit set name = :name, kind = :kind, parent = :parent, regime = :regime,
                               owners_body = :ownersBody, valid_from = :from, valid_to = :to
                        where code = :code""",
                        unit);
            }
        }
        gone.values().stream().filter(unit -> !ended(unit.period(), lastDay)).forEach(unit -> db.sql(
                        "update directory_unit set valid_to = :to where code = :code")
                .param("to", lastDay)
                .param("code", unit.unit().code())
                .update());
    }

    private void writeUnit(String sql, DatedUnit dated) {
        Unit unit = dated.unit();
        db.sql(sql)
                .param("code", unit.code())
                .param("name", unit.name())
                .param("kind", unit.kind())
                .param("parent", unit.parent())
                .param("regime", unit.regime())
                .param("ownersBody", unit.ownersBody())
                .param("from", dated.period().from())
                .param("to", dated.period().to())
                .update();
    }

    private void replacePeople(Organisation kept, Organisation loaded, LocalDate lastDay) {
        Set<String> ended = ended();
        loaded.people().forEach((login, name) -> {
            String before = kept.people().get(login);
            String email = loaded.emails().get(login);
            if (before == null) {
                db.sql("insert into directory_person (login, name, email) values (:login, :name, :email)")
                        .param("login", login)
                        .param("name", name)
                        .param("email", email)
                        .update();
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
                writeMembership(
                        """
                        insert into directory_membership (person, role, unit, valid_from, valid_to)
                        values (:person, :role, :unit, :from, :to)""",
                        dated);
            } else if (!before.equals(dated.period())) {
                writeMembership(
                        """
                        update directory_membership set valid_from = :from, valid_to = :to
                        where person = :person and role = :role and unit = :unit""",
                        dated);
            }
        }
        gone.forEach((membership, period) -> {
            if (!ended(period, lastDay)) {
                writeMembership(
                        """
                        update directory_membership set valid_from = :from, valid_to = :to
                        where person = :person and role = :role and unit = :unit""",
                        new DatedMembership(membership, new Period(period.from(), lastDay)));
            }
        });
    }

    private void writeMembership(String sql, DatedMembership dated) {
        db.sql(sql)
                .param("person", dated.membership().person())
                .param("role", dated.membership().role())
                .param("unit", dated.membership().unit())
                .param("from", dated.period().from())
                .param("to", dated.period().to())
                .update();
    }

    private static boolean ended(Period period, LocalDate lastDay) {
        @Nullable LocalDate to = period.to();
        return to != null && !to.isAfter(lastDay);
    }
}
