/** Those who are heard and do not vote: invited voices (加签), hearings and expert appraisals. */
@ApplicationModule(
        allowedDependencies = {
            "acts",
            "casefile",
            "deliberation",
            "deliberation.seating",
            "directory",
            "directory::workflow",
            "platform",
            "process"
        })
@NullMarked
package org.wufang.deliberation.voices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
