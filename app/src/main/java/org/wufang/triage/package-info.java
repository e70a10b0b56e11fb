/** Which path a case takes, by which rule, and who may override it. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "platform", "process"})
@NullMarked
package org.wufang.triage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
