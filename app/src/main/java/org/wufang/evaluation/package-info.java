/** Verification of the result and the reporter's rating. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "indicators", "platform", "process"})
@NullMarked
package org.wufang.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
