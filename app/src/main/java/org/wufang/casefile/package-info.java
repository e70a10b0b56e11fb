/** The case: its identity, facts, status and acts. The only room that changes a status. */
@ApplicationModule(allowedDependencies = {"directory", "platform", "process"})
@NullMarked
package org.wufang.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
