package org.wufang.deliberation.proposals;

import static org.wufang.deliberation.MinutesOrder.MOTIONS;
import static org.wufang.deliberation.MinutesOrder.ROUND_CONDITIONS;
import static org.wufang.deliberation.MinutesOrder.ROUND_OWNERS_ITEM;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.wufang.deliberation.MinutesChapter;
import org.wufang.deliberation.OwnersItem;
import org.wufang.deliberation.RoundChapter;
import org.wufang.platform.paper.Document;

/** Motions, answers to conditions and items of the owners in the minutes. */
@Configuration(proxyBeanMethods = false)
class ProposalChapters {

    @Bean
    @Order(MOTIONS)
    MinutesChapter motionsChapter(ProposalWords words) {
        return (sitting, toSign) -> List.of(
                new Document.Section("动议", words.motions(sitting.deliberation().id())));
    }

    @Bean
    @Order(ROUND_CONDITIONS)
    RoundChapter conditionsChapter(ProposalWords words) {
        return (sitting, round) -> words.answers(sitting.deliberation().id(), round.number()).stream()
                .map(line -> Document.Part.line("回应条件：" + line))
                .toList();
    }

    @Bean
    @Order(ROUND_OWNERS_ITEM)
    RoundChapter ownersItemChapter(OwnersItems items) {
        return (sitting, round) -> items.finding(sitting.deliberation(), round.number()).stream()
                .filter(finding -> finding.item() != OwnersItem.NONE)
                .map(finding -> Document.Part.line("须业主共同决定：" + finding.reason()))
                .toList();
    }
}
