/** Five-party deliberation (五方共建): positions, proposals, votes, minutes and the commitments that follow. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "directory::workflow", "platform", "process"})
@NullMarked
package org.wufang.deliberation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
