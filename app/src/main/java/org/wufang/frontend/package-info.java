/** Front-end handling (前端处置): the block governor settles it on the spot. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "platform", "process"})
@NullMarked
package org.wufang.frontend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
