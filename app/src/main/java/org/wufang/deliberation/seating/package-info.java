/** Who leaves the table while it is held, comes back to it, or is recused from it. */
@ApplicationModule(allowedDependencies = {"casefile", "deliberation", "directory", "platform"})
@NullMarked
package org.wufang.deliberation.seating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
