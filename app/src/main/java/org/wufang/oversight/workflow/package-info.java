/** What the process oversight, and the overdue timers of the others, ask of the oversight room. */
@NullMarked
package org.wufang.oversight.workflow;

import org.jspecify.annotations.NullMarked;
