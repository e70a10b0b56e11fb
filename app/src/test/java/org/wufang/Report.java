package org.wufang;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wufang.casefile.NewCase;

/**
 * What somebody reports: a test says what matters to it, the rest is an ordinary complaint of one household in the demo
 * block, without a matter (the street reviews it) and without a reporter's name.
 */
public final class Report {

    private String title = "一户漏水";
    private String description = "六楼屋面漏水，无人出钱修";
    private String matter = "";
    private String unit = Cases.BLOCK;
    private String address = "3 栋 2 单元";
    private String hazard = "none";
    private int households = 1;
    private List<String> parties = List.of();
    private String channel = "grid";
    private NewCase.@Nullable Reporter reporter;

    private Report() {}

    /** For a room's own tests, which have no application to report to. */
    public static NewCase facts(Consumer<Report> said) {
        return of(said).facts();
    }

    static Report of(Consumer<Report> said) {
        Report report = new Report();
        said.accept(report);
        return report;
    }

    public Report title(String title) {
        this.title = title;
        return this;
    }

    public Report description(String description) {
        this.description = description;
        return this;
    }

    /** Code of the duty list. */
    public Report matter(String matter) {
        this.matter = matter;
        return this;
    }

    /** Code of a block or a community; empty when nobody knows where. */
    public Report unit(String unit) {
        this.unit = unit;
        return this;
    }

    public Report address(String address) {
        this.address = address;
        return this;
    }

    public Report hazard(String hazard) {
        this.hazard = hazard;
        return this;
    }

    public Report households(int households) {
        this.households = households;
        return this;
    }

    public Report parties(String... parties) {
        this.parties = List.of(parties);
        return this;
    }

    public Report channel(String channel) {
        this.channel = channel;
        return this;
    }

    public Report reporter(String name, String phone) {
        this.reporter = new NewCase.Reporter(name, phone);
        return this;
    }

    String matter() {
        return matter;
    }

    String unit() {
        return unit;
    }

    NewCase facts() {
        return new NewCase(title, description, matter, unit, address, hazard, households, parties, channel, reporter);
    }

    /** As it goes over HTTP. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", title);
        body.put("description", description);
        body.put("matter", matter);
        body.put("unit", unit);
        body.put("address", address);
        body.put("hazard", hazard);
        body.put("households", households);
        body.put("parties", parties);
        body.put("channel", channel);
        if (reporter != null) {
            body.put("reporter", Map.of("name", reporter.name(), "phone", reporter.phone()));
        }
        return body;
    }
}
