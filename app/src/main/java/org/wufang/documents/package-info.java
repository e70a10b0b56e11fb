/** The files of a case: attached in a task, read as far as the task lets others read, kept for good. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "platform"})
@NullMarked
package org.wufang.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
