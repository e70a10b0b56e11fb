package org.wufang.whistle;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.directory.StreetDuty;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The tables {@code whistle_call} and {@code whistle_whistle}: one call a run, of a call one whistle a level. */
@Repository
class WhistleRepository {

    private final JdbcClient jdbc;

    WhistleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // The call

    boolean isOpened(String run) {
        return jdbc.sql("select count(*) from whistle_call where run = ?")
                        .param(run)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void open(
            String run,
            String caseNumber,
            DutyEntry duty,
            String district,
            String street,
            String community,
            String hazard,
            Instant at) {
        Insert.into("whistle_call")
                .set("run", run)
                .set("case_number", caseNumber)
                .set("matter", duty.matter())
                .set("matter_name", duty.name())
                .set("listed", duty.listed())
                .set("lead_department", duty.lead())
                .set("assisting", String.join(",", duty.assist()))
                .set("basis", duty.basis())
                .set("street_refusal", duty.streetRefusal())
                .set("street_item", duty.street().item())
                .set("street_lead", duty.street().lead())
                .set("street_assist", String.join(",", duty.street().assist()))
                .set("district", district)
                .set("street", street)
                .set("community", community)
                .set("hazard", hazard)
                .set("level", 1)
                .set("opened_at", at)
                .run(jdbc);
    }

    /** The newest run of the case. */
    Optional<WhistleCall> find(String caseNumber) {
        return jdbc.sql("select * from whistle_call where case_number = ? order by id desc fetch first 1 row only")
                .param(caseNumber)
                .query(Row.as(WhistleRepository::call))
                .optional();
    }

    /** The newest run of a case that must have one. */
    WhistleCall current(String caseNumber) {
        return find(caseNumber)
                .orElseThrow(() -> new IllegalStateException("no whistle handling in case " + caseNumber));
    }

    /** The call of this id. */
    WhistleCall get(long id) {
        return jdbc.sql("select * from whistle_call where id = ?")
                .param(id)
                .query(Row.as(WhistleRepository::call))
                .single();
    }

    /** The engine's id of the run. */
    String run(WhistleCall call) {
        return jdbc.sql("select run from whistle_call where id = ?")
                .param(call.id())
                .query(String.class)
                .single();
    }

    List<WhistleCall> calls(String caseNumber) {
        return jdbc.sql("select * from whistle_call where case_number = ? order by id")
                .param(caseNumber)
                .query(Row.as(WhistleRepository::call))
                .list();
    }

    void raise(WhistleCall call, int level) {
        jdbc.sql("update whistle_call set level = ? where id = ?")
                .params(level, call.id())
                .update();
    }

    void close(WhistleCall call, String outcome, Instant at) {
        jdbc.sql("update whistle_call set outcome = ?, closed_at = ? where id = ? and outcome is null")
                .params(outcome, utc(at), call.id())
                .update();
    }

    private static WhistleCall call(Row row) {
        return new WhistleCall(
                row.number("id"),
                row.text("case_number"),
                new DutyEntry(
                        row.text("matter"),
                        row.text("matter_name"),
                        row.flag("listed"),
                        row.text("lead_department"),
                        codes(row.text("assisting")),
                        row.text("basis"),
                        row.text("street_refusal"),
                        new StreetDuty(
                                row.text("street_item"), row.text("street_lead"), codes(row.text("street_assist")))),
                row.text("district"),
                row.text("street"),
                row.text("community"),
                row.text("hazard"),
                row.integer("level"),
                row.instant("opened_at"),
                row.textOrNull("outcome"));
    }

    private static List<String> codes(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    // The whistles of a call, one a level

    void blow(WhistleCall call, Whistle whistle) {
        Insert.into("whistle_whistle")
                .set("call_id", call.id())
                .set("level", whistle.level())
                .set("kind_asked", whistle.wish().kindAsked())
                .set("ground", whistle.wish().ground())
                .set("kind", whistle.kind())
                .set("kind_reason", whistle.kindReason())
                .set("tried_below", whistle.wish().triedBelow())
                .set("evidence", whistle.wish().evidence())
                .set("extra_department", whistle.wish().extraDepartment())
                .set("reason", whistle.wish().reason())
                .set("site_code", whistle.siteCode())
                .set("misuse", whistle.misuse())
                .set("raised", whistle.raised())
                .actor(whistle.by())
                .set("blown_at", whistle.at())
                .run(jdbc);
    }

    void kind(WhistleCall call, String kind, String reason) {
        jdbc.sql("update whistle_whistle set kind = ?, kind_reason = ? where call_id = ? and level = ?")
                .params(kind, reason, call.id(), call.level())
                .update();
    }

    List<Whistle> whistles(WhistleCall call) {
        return jdbc.sql("select * from whistle_whistle where call_id = ? order by level")
                .param(call.id())
                .query(Row.as(WhistleRepository::whistle))
                .list();
    }

    private static Whistle whistle(Row row) {
        return new Whistle(
                row.integer("level"),
                new Wish(
                        row.text("kind_asked"),
                        row.text("ground"),
                        row.text("tried_below"),
                        row.text("evidence"),
                        row.text("extra_department"),
                        row.text("reason")),
                row.textOrNull("kind"),
                row.text("kind_reason"),
                row.text("site_code"),
                row.flag("misuse"),
                row.flag("raised"),
                row.actor(),
                row.instant("blown_at"));
    }
}
