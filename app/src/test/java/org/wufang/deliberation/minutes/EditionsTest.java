package org.wufang.deliberation.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.deliberation.Sitting.AGREE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wufang.WufangTest;
import org.wufang.deliberation.Sha256;
import org.wufang.deliberation.Sitting;

/** The minutes that the parties sign, kept edition by edition, as data and on paper. */
@WufangTest
class EditionsTest {

    @Autowired
    private ApplicationContext context;

    private Sitting table;

    @AfterEach
    void leaveTheTable() {
        table.over();
    }

    @Test
    void everyPartySignsTheEditionThatIsKeptAndALaterChangeIsANewOne() throws IOException {
        table = Sitting.called(context);
        table.state("property");
        table.fire("event_statementOverdue");
        table.propose("committee", Map.of("cost", 30000, "payer", "物业公司"));
        table.vote(Map.of("vote", "agreeWithConditions", "condition1", "费用降到一万"), "property");
        table.everybodyVotes(AGREE);
        assertThat(table.minutes("party", "json", "").status()).isEqualTo(404);
        assertThat(table.minutes("party")).contains("附条件同意");
        table.propose(
                "committee",
                Map.of("cost", 10000, "payer", "物业公司", "condition1Answer", "met", "condition1Words", "已降到一万"));
        table.everybodyVotes(AGREE);

        String laidOut = table.minutes("party", "json", "?version=1").text();
        String hash = Sha256.of(laidOut);
        assertThat(table.form("owners", "userTask_approveMinutes", "minutesHash"))
                .isEqualTo(hash);
        assertThat(table.form("owners", "userTask_approveMinutes", "minutesText"))
                .isEqualTo(table.minutes("party", "plain", "?version=1").text());
        table.as("owners")
                .does(table.number, "userTask_approveMinutes", Map.of("signature", "dissent", "dissent", "应先公示报价"));
        assertThat(table.minutes("party", "json", "").text()).isEqualTo(laidOut);
        table.sign("party", "committee", "property", "social");

        assertThat(table.minutes("party", "json", "?version=1").text()).isEqualTo(laidOut);
        String concluded = table.minutes("party", "json", "").text();
        assertThat(concluded).contains("\"version\":2", "应先公示报价", "第1版");
        assertThat(table.inLedger("deliberation.minutesKept"))
                .satisfiesExactly(entry -> assertThat(entry).contains(hash, "signing"), entry -> assertThat(entry)
                        .contains(Sha256.of(concluded), "concluded"));
        assertThat(table.inLedger("deliberation.minutesSigned")).hasSize(5).allSatisfy(entry -> assertThat(entry)
                .contains(hash));
        table.fire("event_noticeEnded");
        table.fulfil("property", "屋面已修缮");
        table.verify("supervisor", "kept");
        assertThat(table.minutes("party", "json", "").text()).contains("\"version\":3", "continued", "已兑现");
        assertThat(table.minutes("party", "json", "?version=2").text()).isEqualTo(concluded);
        assertThat(table.minutes("party"))
                .isEqualTo(table.minutes("party", "plain", "?deliberation=1&version=3")
                        .text());
        assertThat(table.minutes("party", "plain", "?version=4").status()).isEqualTo(404);
        assertThat(table.minutes("party", "plain", "?deliberation=2").status()).isEqualTo(404);
        assertThat(table.minutes("party2", "plain", "?version=1").status()).isEqualTo(404);
        String continued = table.minutes("party", "json", "").text();
        table.rate(
                Map.of("resultRating", "5", "processRating", "4", "comment", "说到做到"),
                "party",
                "committee",
                "property",
                "owners",
                "social");
        assertThat(table.minutes("party", "json", "").text()).contains("\"version\":4", "各方评价", "说到做到");
        assertThat(table.minutes("party", "json", "?version=3").text())
                .isEqualTo(continued)
                .doesNotContain("各方评价");
        thePaperSaysWhatTheRecordSays();
    }

    /** Every line and every cell of the record, in the PDF that the office prints. */
    private void thePaperSaysWhatTheRecordSays() throws IOException {
        byte[] pdf = table.as("party").download("/api/v1/cases/" + table.number + "/minutes.pdf", "application/pdf");
        Path kept = Path.of("target", "minutes");
        Files.createDirectories(kept);
        Files.write(kept.resolve("meeting.pdf"), pdf);
        String read;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            read = new PDFTextStripper()
                    .getText(document)
                    .replaceAll("\\s+", "")
                    .replaceAll("HY-[-\\d]+第\\d+版（续记）—\\d+/\\d+—", "");
        }
        JsonNode record = table.minutes("party", "json", "").json();
        assertThat(read)
                .contains(
                        record.path("number").asText(),
                        Sha256.of(table.minutes("party", "json", "").text()));
        List<String> written = new ArrayList<>();
        record.path("document").path("sections").forEach(section -> {
            written.add(section.path("heading").asText());
            section.path("parts").forEach(part -> {
                written.add(part.path("line").asText());
                part.path("table").path("rows").forEach(row -> row.forEach(cell -> written.add(cell.asText())));
            });
        });
        assertThat(written).hasSizeGreaterThan(60);
        for (String words : written) {
            assertThat(read).contains(words.replaceAll("\\s+", ""));
        }
    }
}
