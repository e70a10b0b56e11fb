package org.wufang.oversight;

import java.util.List;
import org.wufang.oversight.OversightRepository.Counted;

/**
 * A number that stands in a bulletin.
 *
 * @param counted how many; one case may count more than once
 * @param cases from which it was counted, each once
 */
public record Figure(String name, int counted, List<String> cases) {

    Figure(String name, List<Counted> items) {
        this(
                name,
                items.size(),
                items.stream().map(Counted::caseNumber).distinct().sorted().toList());
    }
}
