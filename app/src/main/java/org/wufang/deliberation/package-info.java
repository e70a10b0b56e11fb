/** Five-party deliberation (五方共建): positions, proposals, votes, minutes and the commitments that follow. */
@ApplicationModule(
        allowedDependencies = {
            "acts",
            "casefile",
            "directory",
            "directory::workflow",
            "documents",
            "indicators",
            "platform",
            "process"
        })
@NullMarked
package org.wufang.deliberation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
