package org.wufang.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.wufang.directory.Directory;
import org.wufang.directory.DutyLists;
import org.wufang.directory.Place;
import org.wufang.platform.security.Actor;

class CaseNamesTest {

    private static final Pattern ACT = Pattern.compile(
            "\"((?:casefile|intake|triage|frontend|deliberation|whistle|evaluation|oversight)\\.[a-zA-Z]+)\"");

    private final Directory directory = mock();
    private final DutyLists lists = mock();
    private final CaseNames names = new CaseNames(directory, lists);

    private final Properties notices =
            PropertiesLoaderUtils.loadProperties(new ClassPathResource("notifications.properties"));

    CaseNamesTest() throws IOException {}

    @Test
    void everyActThatARoomRecordsHasAChineseName() throws IOException {
        Set<String> nameless = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                ACT.matcher(Files.readString(source))
                        .results()
                        .map(act -> act.group(1))
                        .filter(act -> names.act(act).equals(act) && !isNotice(act) && !isRoom(act))
                        .forEach(nameless::add);
            }
        }
        assertThat(nameless).isEmpty();
        assertThat(names.act("casefile.reported")).isEqualTo("登记诉求");
    }

    /** A room below another has a name of the same shape. */
    private static boolean isRoom(String name) {
        return Files.isDirectory(Path.of("src/main/java/org/wufang", name.split("\\.")));
    }

    /** What people are told has a text of its own. */
    private boolean isNotice(String name) {
        return notices.containsKey(name + ".subject");
    }

    @Test
    void aMatterIsCalledAsTheDutyListCallsIt() {
        when(lists.name("neighbour.dispute")).thenReturn(Optional.of("邻里纠纷"));
        when(lists.name("no.longerListed")).thenReturn(Optional.empty());
        assertThat(names.matter("neighbour.dispute")).isEqualTo("邻里纠纷");
        assertThat(names.matter("no.longerListed")).isEqualTo("no.longerListed");
        assertThat(names.matter("")).isEqualTo("待确定");
    }

    @Test
    void anUnknownPlaceIsCalledUnknown() {
        Place nowhere = new Place("", "", "", "", "");
        assertThat(names.place(nowhere, "")).isEqualTo("地点不明");
        assertThat(names.place(nowhere, "东门")).isEqualTo("东门");
    }

    @Test
    void theReporterAndTheSystemAreCalledByWhatTheyAre() {
        assertThat(names.office(Actor.SYSTEM)).isEqualTo("系统");
        assertThat(names.office(CaseFiles.REPORTER)).isEqualTo("诉求人");
    }
}
