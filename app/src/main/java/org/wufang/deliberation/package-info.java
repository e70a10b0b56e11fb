/** The five parties' table (五方共建): seats, sittings, rounds with their votes, promises. The rooms below stand around it. */
@ApplicationModule(
        allowedDependencies = {"casefile", "directory", "directory::workflow", "documents", "platform", "process"})
@NullMarked
package org.wufang.deliberation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
