/** What people do to a running case beside its tasks: the acts of every room, offered and done at one desk. */
@ApplicationModule(allowedDependencies = {"casefile", "casefile::workflow", "directory", "platform", "process"})
@NullMarked
package org.wufang.acts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
