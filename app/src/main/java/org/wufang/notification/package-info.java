/** Tells people what happened: a list in the application, mail, and the robots of their groups. It listens to all rooms. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "platform", "process"})
@NullMarked
package org.wufang.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
