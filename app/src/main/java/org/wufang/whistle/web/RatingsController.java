package org.wufang.whistle.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.directory.Directory;
import org.wufang.whistle.JointActions;

@RestController
@RequestMapping("/api/v1/department-ratings")
@Tag(name = "逆向评价 Reverse evaluation", description = "吹哨人对部门的评价，只公开均分。Means only, never a single rating")
class RatingsController {

    private final JointActions actions;
    private final Directory directory;

    RatingsController(JointActions actions, Directory directory) {
        this.actions = actions;
        this.directory = directory;
    }

    @GetMapping
    @Operation(summary = "各部门均分 Mean by department", description = "每满 5 次评价公布一次。Published five ratings at a time")
    List<Mean> means() {
        return actions.meanRatings().stream()
                .map(rating -> new Mean(
                        rating.group(),
                        directory.groupName(rating.group()),
                        rating.count(),
                        BigDecimal.valueOf(rating.mean()).setScale(2, RoundingMode.HALF_UP)))
                .toList();
    }

    /** @param n how many ratings */
    record Mean(String group, String name, long n, BigDecimal mean) {}
}
