/** What every room stands on: security, clock and working time, forms, problem details, the engine's configuration. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"process"})
@NullMarked
package org.wufang.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
