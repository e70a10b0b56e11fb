package org.wufang.casefile;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;
import org.wufang.directory.DutyLists;
import org.wufang.directory.Place;
import org.wufang.directory.Unit;
import org.wufang.platform.security.Actor;

/** What the words in a case are called in Chinese. */
@Component
public class CaseNames {

    private static final Map<String, String> HAZARDS = Map.of("none", "无", "utilities", "水电气暖中断", "life", "危及人身安全");

    private final Directory directory;
    private final DutyLists lists;
    private final Properties acts = new Properties();

    CaseNames(Directory directory, DutyLists lists) throws IOException {
        this.directory = directory;
        this.lists = lists;
        try (Reader names = new InputStreamReader(
                new ClassPathResource("acts.properties").getInputStream(), StandardCharsets.UTF_8)) {
            acts.load(names);
        }
    }

    /** Name of a matter of the duty lists; 待确定 when empty, the code itself when no list has it any more. */
    public String matter(String code) {
        return code.isEmpty() ? "待确定" : lists.name(code).orElse(code);
    }

    /** 云塘街道 万新社区居委会 001区块, with the address behind it; 地点不明 when nothing is known. */
    public String place(Place place, String address) {
        String units = Stream.of(place.street(), place.community(), place.block())
                .map(directory::unit)
                .flatMap(Optional::stream)
                .map(Unit::name)
                .collect(Collectors.joining(" "));
        String whole = (units + " " + address).trim();
        return whole.isEmpty() ? "地点不明" : whole;
    }

    public String hazard(String word) {
        return HAZARDS.getOrDefault(word, word);
    }

    /** Who acted, by office: 万新社区·居委会. */
    public String office(Actor actor) {
        if (actor.equals(Actor.SYSTEM)) {
            return "系统";
        }
        if (actor.equals(CaseFiles.REPORTER)) {
            return "诉求人";
        }
        return actor.unit().isEmpty()
                ? directory.personName(actor.person())
                : directory.groupName(actor.unit() + "." + actor.role());
    }

    /** Chinese name of an act; the act itself when it has none. */
    public String act(String act) {
        return acts.getProperty(act, act);
    }
}
