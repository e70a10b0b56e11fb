/** The minutes (会议纪要) of every deliberation, written from the record, numbered and kept edition by edition. */
@ApplicationModule(
        allowedDependencies = {
            "casefile",
            "deliberation",
            "deliberation.conduct",
            "deliberation.fund",
            "deliberation.methods",
            "deliberation.notice",
            "deliberation.proposals",
            "deliberation.voices",
            "directory",
            "platform"
        })
@NullMarked
package org.wufang.deliberation.minutes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
