/** What follows a missed deadline: reminder, numbered letter, supervision, bulletin. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "platform", "process"})
@NullMarked
package org.wufang.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
