/** Deferred cases (挂账): since when, until when, and the list for their readers and the public. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "platform"})
@NullMarked
package org.wufang.deferrals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
