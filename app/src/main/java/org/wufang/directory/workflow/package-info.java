/** What the models ask the directory: which groups hold a task. */
@NullMarked
package org.wufang.directory.workflow;

import org.jspecify.annotations.NullMarked;
