/** How what was agreed is paid for (筹). */
@ApplicationModule(allowedDependencies = {"casefile", "deliberation", "platform"})
@NullMarked
package org.wufang.deliberation.fund;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
