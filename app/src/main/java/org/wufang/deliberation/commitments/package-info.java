/** What becomes of what the parties promised: renegotiation (承诺重议), reliability (履约), ratings (评). */
@ApplicationModule(
        allowedDependencies = {
            "casefile",
            "deliberation",
            "deliberation.methods",
            "directory",
            "directory::workflow",
            "indicators",
            "platform",
            "process"
        })
@NullMarked
package org.wufang.deliberation.commitments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
