/** Acting on a running deliberation beside its tasks: 减签, 复席, 退回, 撤回, 回避; and what no longer holds because of it. */
@ApplicationModule(
        allowedDependencies = {
            "acts",
            "casefile",
            "deliberation",
            "deliberation.proposals",
            "deliberation.seating",
            "directory",
            "platform",
            "process"
        })
@NullMarked
package org.wufang.deliberation.conduct;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
