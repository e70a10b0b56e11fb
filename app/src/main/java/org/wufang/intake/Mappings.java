package org.wufang.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which columns of an export are what, one mapping per kind of export ({@code wufang.intake.mappings}).
 * Columns that a mapping does not name are left alone.
 */
@ConfigurationProperties("wufang.intake")
record Mappings(Map<String, Mapping> mappings) {

    Mappings {
        mappings = new LinkedHashMap<>(mappings);
        mappings.forEach((name, mapping) -> {
            if (mapping.title().isEmpty() || mapping.description().isEmpty()) {
                throw new IllegalArgumentException(
                        "wufang.intake.mappings.%s needs columns for title and description".formatted(name));
            }
        });
    }

    /**
     * Headings by what they hold; empty where the export has no such column.
     *
     * @param id number of the message in its source: the same number is the same case
     * @param time when it was reported
     */
    record Mapping(
            String id,
            String title,
            String description,
            String time,
            String reporter,
            String phone,
            String unit,
            String address,
            String matter,
            String hazard,
            String households) {

        Mapping {
            id = orEmpty(id);
            title = orEmpty(title);
            description = orEmpty(description);
            time = orEmpty(time);
            reporter = orEmpty(reporter);
            phone = orEmpty(phone);
            unit = orEmpty(unit);
            address = orEmpty(address);
            matter = orEmpty(matter);
            hazard = orEmpty(hazard);
            households = orEmpty(households);
        }

        private static String orEmpty(String heading) {
            return heading == null ? "" : heading;
        }

        private boolean fits(List<String> heading) {
            return heading.contains(title) && heading.contains(description) && (id.isEmpty() || heading.contains(id));
        }

        /** Heading of the column that a field of the case came from. */
        String columnOf(String field) {
            return switch (field) {
                case "title" -> title;
                case "description" -> description;
                case "unit" -> unit;
                case "address" -> address;
                case "matter" -> matter;
                case "hazard" -> hazard;
                case "households" -> households;
                case "reporter.name" -> reporter;
                case "reporter.phone" -> phone;
                default -> "";
            };
        }
    }

    record Named(String name, Mapping mapping) {}

    /** The first mapping whose number, title and description the export has. */
    Optional<Named> fitting(List<String> heading) {
        return mappings.entrySet().stream()
                .filter(entry -> entry.getValue().fits(heading))
                .map(entry -> new Named(entry.getKey(), entry.getValue()))
                .findFirst();
    }

    Optional<Mapping> named(String name) {
        return Optional.ofNullable(mappings.get(name));
    }

    /** 留言编号、留言主题、留言详情；or what the next mapping needs. */
    String needs() {
        return String.join(
                "；或 ",
                mappings.values().stream()
                        .map(mapping -> String.join(
                                "、",
                                List.of(mapping.id(), mapping.title(), mapping.description()).stream()
                                        .filter(heading -> !heading.isEmpty())
                                        .toList()))
                        .toList());
    }
}
