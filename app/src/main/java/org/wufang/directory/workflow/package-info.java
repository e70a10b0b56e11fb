/** What the models ask the directory: which groups hold a task. */
@NamedInterface("workflow")
@NullMarked
package org.wufang.directory.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
