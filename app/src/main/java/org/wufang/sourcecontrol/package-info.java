/** Source control (源头治理): a root cause that comes back in one place is dealt with itself. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "platform", "process"})
@NullMarked
package org.wufang.sourcecontrol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
