/** Whistles (吹哨) to departments, their report-in, joint action, and rulings on whose duty it is. */
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
package org.wufang.whistle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
