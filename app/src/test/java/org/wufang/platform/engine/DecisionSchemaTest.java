package org.wufang.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.w3c.dom.Node;

/** What is read with the schema made once is what the engine's own way reads, and is refused in the same words. */
class DecisionSchemaTest {

    static Stream<Resource> tables() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.dmn"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyTableOfOursIsReadAsTheEngineReadsIt(Resource table) throws IOException {
        byte[] content = table.getContentAsByteArray();

        Node read = node(DecisionSchema.read(new ByteArrayInputStream(content)));

        assertThat(read.isEqualNode(node(Dmn.readModelFromStream(new ByteArrayInputStream(content)))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "<decisionTable, <decisionTabel",
        "hitPolicy=\"UNIQUE\", hitPolicy=\"ONE\"",
        "</definitions>, ''",
        "https://www.omg.org/spec/DMN/20191111/MODEL/, https://www.omg.org/spec/DMN/none",
        "https://www.omg.org/spec/DMN/20191111/MODEL/, http://www.omg.org/spec/DMN/20180521/MODEL/",
        "<definitions, <definition",
        "<rule , <rule id2=\"twice\" "
    })
    void whatIsNoTableIsRefusedInTheWordsOfTheEngine(String right, String wrong) throws IOException {
        String table = new ClassPathResource("processes/consensus.dmn").getContentAsString(StandardCharsets.UTF_8);
        byte[] broken = table.replace(right, wrong).getBytes(StandardCharsets.UTF_8);

        Throwable refusal = catchThrowable(() -> DecisionSchema.read(new ByteArrayInputStream(broken)));

        assertThat(said(refusal))
                .isEqualTo(said(catchThrowable(() -> Dmn.readModelFromStream(new ByteArrayInputStream(broken)))));
    }

    private static Node node(DmnModelInstance model) {
        return model.getDocument().getDomSource().getNode();
    }

    private static String said(Throwable refusal) {
        StringBuilder said = new StringBuilder();
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            said.append(cause).append('\n');
        }
        return said.toString();
    }
}
