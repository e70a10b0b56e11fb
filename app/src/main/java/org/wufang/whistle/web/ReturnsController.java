package org.wufang.whistle.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.directory.Directory;
import org.wufang.whistle.ReturnTally;
import org.wufang.whistle.Returns;

@RestController
@RequestMapping("/api/v1/department-returns")
@Tag(name = "退单 Returns", description = "各单位的退单、往返和耗时，每个数字附案件编号。Every figure with its case numbers")
class ReturnsController {

    private final Returns returns;
    private final Directory directory;

    ReturnsController(Returns returns, Directory directory) {
        this.returns = returns;
        this.directory = directory;
    }

    @GetMapping
    @Operation(
            summary = "各单位退单 Returns by unit",
            description =
                    "派单数、退单数、往返数（案件又派回退过单的单位）和记在该单位的退单耗时（秒）。"
                            + " Dispatches, returns, cases that came back to who had returned them, and the time found against it")
    List<Item> returns() {
        return returns.tallies().stream().map(this::item).toList();
    }

    private Item item(ReturnTally tally) {
        return new Item(
                tally.group(),
                directory.groupName(tally.group()),
                Counted.of(tally.dispatched()),
                Counted.of(tally.returned()),
                Counted.of(tally.cameBack()),
                Counted.of(tally.charged()),
                tally.workingSeconds(),
                tally.clockSeconds());
    }

    /**
     * @param pingPong dispatched again to who had returned it
     * @param charged returns whose time counts against the unit
     * @param workingSeconds of those, in working time; {@code clockSeconds} of emergencies
     */
    record Item(
            String group,
            String name,
            Counted dispatched,
            Counted returned,
            Counted pingPong,
            Counted charged,
            long workingSeconds,
            long clockSeconds) {}

    /** @param n how often; a case may be counted more than once */
    record Counted(int n, List<String> cases) {

        static Counted of(List<String> each) {
            return new Counted(each.size(), each.stream().distinct().toList());
        }
    }
}
