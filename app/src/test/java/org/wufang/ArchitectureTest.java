package org.wufang;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The fences of the house: who may know whom, and what nobody does. */
class ArchitectureTest {

    private static final JavaClasses MAIN =
            new ClassFileImporter(List.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)).importPackages("org.wufang");
    private static final JavaClasses TESTS =
            new ClassFileImporter(List.of(ImportOption.Predefined.ONLY_INCLUDE_TESTS)).importPackages("org.wufang");
    private static final Path SOURCES = Path.of("src/main");

    /** Tables of rooms that grew out of another one; all others are named with their room. */
    private static final Map<String, String> GROWN_OUT = Map.of(
            "casefile_document", "documents",
            "casefile_document_content", "documents",
            "oversight_deferral", "deferrals",
            "oversight_root_cause", "sourcecontrol",
            "oversight_source", "sourcecontrol",
            "oversight_source_case", "sourcecontrol",
            "oversight_source_measure", "sourcecontrol");

    private static final Pattern WRITES =
            Pattern.compile("(?i)(?:\\binsert\\s+into\\s+|\\bupdate\\s+|\\bdelete\\s+from\\s+"
                    + "|\\bmerge\\s+into\\s+|\\bInsert\\.into\\(\\s*\")((?:directory|casefile|ledger|intake|triage|deliberation|whistle"
                    + "|evaluation|oversight|notification)_\\w*)");

    @Test
    void roomsKnowOnlyTheRoomsTheyNameAndOnlyThroughTheirDoors() {
        ApplicationModules.of(WufangApplication.class).verify();
    }

    @Test
    void nobodyImportsTheLedger() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.wufang.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.wufang.ledger..")
                .check(MAIN);
    }

    @Test
    void theEngineIsTouchedOnlyInWorkflowPlatformAndTheContract() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.wufang.process..", "org.wufang..workflow..", "org.wufang.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(MAIN);
    }

    @Test
    void theEnginesInsidesAreTouchedOnlyInPlatform() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.wufang.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda.bpm.engine.impl..")
                .check(MAIN);
    }

    @Test
    void theContractKnowsNoSpring() {
        noClasses()
                .that()
                .resideInAPackage("org.wufang.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(MAIN);
    }

    @Test
    void timeComesFromTheClockAlone() {
        noClasses().should().callMethodWhere(readsTheWallClock()).check(MAIN);
    }

    @Test
    void testsDoNotSleep() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(TESTS);
    }

    @Test
    void noPackageHidesBehindAnEmptyWord() {
        noClasses()
                .should()
                .resideInAnyPackage("..impl..", "..util..", "..common..", "..dto..", "..manager..", "..helper..")
                .check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        MAIN.stream()
                .map(type -> type.getPackage())
                .filter(room -> room.getName().startsWith("org.wufang"))
                .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                .forEach(room -> unmarked.add(room.getName()));

        assertThat(unmarked).isEmpty();
    }

    @Test
    void noRoomReadsTheEnginesTables() throws IOException {
        assertThat(sourcesMatching("\\bACT_(RU|HI|RE|GE|ID)_", "org/wufang/platform/", "db/migration/"))
                .isEmpty();
    }

    @Test
    void eachTableIsWrittenByItsOwnRoom() throws IOException {
        Map<String, Set<String>> writers = writers();

        assertThat(writers)
                .containsKeys(GROWN_OUT.keySet().toArray(String[]::new))
                .hasSizeGreaterThan(50);
        writers.forEach(
                (table, files) -> assertThat(files).as("writers of %s", table).allSatisfy(file -> assertThat(file)
                        .contains("org/wufang/" + GROWN_OUT.getOrDefault(table, table.replaceFirst("_.*", "")) + "/")));
    }

    @Test
    void noLedgerRowIsUpdatedOrDeleted() throws IOException {
        assertThat(sourcesMatching("(?i)(update|delete\\s+from|merge\\s+into|truncate\\s+table)\\s+ledger_"))
                .isEmpty();
    }

    /** Files under {@code src/main} that contain the pattern, but for those whose path contains one of {@code except}. */
    private static Set<String> sourcesMatching(String pattern, String... except) throws IOException {
        Pattern wanted = Pattern.compile(pattern);
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().matches(".*\\.(java|sql|xml)"))
                    .filter(f -> Stream.of(except).noneMatch(f.toString()::contains))
                    .toList()) {
                if (wanted.matcher(Files.readString(file)).find()) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }

    /** By table the files that write it. */
    private static Map<String, Set<String>> writers() throws IOException {
        Map<String, Set<String>> writers = new TreeMap<>();
        for (String file : sourcesMatching(WRITES.pattern(), "db/migration/")) {
            Matcher write = WRITES.matcher(Files.readString(Path.of(file)));
            while (write.find()) {
                writers.computeIfAbsent(write.group(1), table -> new TreeSet<>())
                        .add(file);
            }
        }
        return writers;
    }

    private static DescribedPredicate<JavaMethodCall> readsTheWallClock() {
        return DescribedPredicate.describe("read the wall clock", call -> {
            String owner = call.getTargetOwner().getName();
            boolean now = owner.startsWith("java.time.")
                    && call.getName().equals("now")
                    && call.getTarget().getRawParameterTypes().isEmpty();
            boolean millis = owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis");
            return now || millis;
        });
    }
}
