/** The public notice (公示) of what was agreed, and objections (异议) to it. */
@ApplicationModule(allowedDependencies = {"acts", "casefile", "deliberation", "directory", "platform", "process"})
@NullMarked
package org.wufang.deliberation.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
