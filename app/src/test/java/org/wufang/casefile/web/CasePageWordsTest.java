package org.wufang.casefile.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFileSection;
import org.wufang.deliberation.Choice;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.Consensus;
import org.wufang.deliberation.OwnersItem;
import org.wufang.deliberation.Signature;
import org.wufang.deliberation.proposals.Condition;

/** The case page has a Chinese word for whatever a room may write in the case file. */
@WufangTest
class CasePageWordsTest {

    private static final Path ROOMS = Path.of("src/main/java/org/wufang");
    private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z0-9]*)\",");

    /** Roles that a room asks for are no keys. */
    private static final Pattern ROLES = Pattern.compile("READERS = Set.of\\([^)]*\\)");

    private final String page = read();

    @Autowired
    private ObjectProvider<CaseFileSection> sections;

    @Test
    void everySectionHasATitle() {
        assertThat(keys("SECTIONS"))
                .containsAll(sections.stream().map(CaseFileSection::name).toList());
    }

    @Test
    void everyColumnHasAHeading() throws IOException {
        Set<String> written = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOMS)) {
            for (Path file : files.filter(CasePageWordsTest::writesASection).toList()) {
                Matcher key = KEY.matcher(ROLES.matcher(Files.readString(file)).replaceAll(""));
                key.results().map(found -> found.group(1)).forEach(written::add);
            }
        }
        assertThat(written).contains("answeredAt", "remark", "sha256", "dissent", "settledHow");
        assertThat(written)
                .isSubsetOf(Stream.of(keys("COLUMNS"), keys("SECTIONS"), codes(), keys("WORDS"))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyClosedWordIsTranslated() {
        assertThat(keys("WORDS"))
                .containsAll(words(Choice.values(), Choice::word))
                .containsAll(words(Condition.Kind.values(), Condition.Kind::word))
                .containsAll(words(Consensus.values(), Consensus::word))
                .containsAll(words(OwnersItem.values(), OwnersItem::word))
                .containsAll(words(Signature.Mark.values(), Signature.Mark::word))
                .containsAll(words(Commitment.State.values(), Commitment.State::word))
                .containsAll(words(Commitment.Verdict.values(), Commitment.Verdict::word));
    }

    private static <T> Set<String> words(T[] all, Function<T, String> word) {
        return Arrays.stream(all).map(word).collect(Collectors.toSet());
    }

    private static boolean writesASection(Path file) {
        try {
            return file.toString().endsWith(".java")
                    && !file.startsWith(ROOMS.resolve("casefile"))
                    && Files.readString(file).contains("CaseFileSection");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> keys(String map) {
        return found("(?s)const " + map + " = \\{(.*?)\\n  \\};", "(\\w+):");
    }

    private Set<String> codes() {
        return found("(?s)const CODES = new Set\\(\\[(.*?)\\]\\)", "'(\\w+)'");
    }

    private Set<String> found(String block, String each) {
        Matcher text = Pattern.compile(block).matcher(page);
        assertThat(text.find()).as(block).isTrue();
        return Pattern.compile(each)
                .matcher(text.group(1))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String read() {
        try {
            return new ClassPathResource("pages/case.html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
