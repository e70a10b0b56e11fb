package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;
import org.springframework.modulith.docs.Documenter.DiagramOptions.DiagramStyle;

/** The pictures of the rooms in {@code app/docs} are drawn from the modules themselves. */
class RoomsPictureTest {

    private static final Path KEPT = Path.of("docs");

    /** What every room stands on, and how a room is furnished: their arrows would hide the others. */
    private static final Set<String> NOT_DRAWN = Set.of("platform", "process", "workflow", "web");

    /** With {@code -Dwufang.docs.write=true} it is drawn anew; {@code plantuml app/docs/*.puml} makes PNGs of both. */
    @Test
    void thePictureShowsTheRoomsOfToday(@TempDir Path drawing) throws IOException {
        assertThatKeptIsDrawn("rooms.puml", ApplicationModules.of(WufangApplication.class), drawing);
    }

    @Test
    void thePictureShowsTheRoomsOfTheTable(@TempDir Path drawing) throws IOException {
        assertThatKeptIsDrawn("rooms-deliberation.puml", ApplicationModules.of("org.wufang.deliberation"), drawing);
    }

    private static void assertThatKeptIsDrawn(String name, ApplicationModules rooms, Path drawing) throws IOException {
        new Documenter(rooms, Documenter.Options.defaults().withOutputFolder(drawing.toString()))
                .writeModulesAsPlantUml(DiagramOptions.defaults()
                        .withStyle(DiagramStyle.UML)
                        .withExclusions(
                                room -> NOT_DRAWN.contains(room.getIdentifier().toString())));
        String drawn = Files.readString(drawing.resolve("components.puml"));
        if (Boolean.getBoolean("wufang.docs.write")) {
            Files.writeString(KEPT.resolve(name), drawn);
        }

        // The order of the lines is left to chance.
        assertThat(Files.readAllLines(KEPT.resolve(name)))
                .containsExactlyInAnyOrderElementsOf(drawn.lines().toList());
    }
}
