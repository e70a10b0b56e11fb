/** How a proposal comes to be: conditions, motions, versions, and whether it is for the owners to decide. */
@ApplicationModule(
        allowedDependencies = {"casefile", "deliberation", "deliberation.voices", "directory", "platform", "process"})
@NullMarked
package org.wufang.deliberation.proposals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
