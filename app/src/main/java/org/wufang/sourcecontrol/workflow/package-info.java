/** What the process source-control asks of its room, and what starts it. */
@NullMarked
package org.wufang.sourcecontrol.workflow;

import org.jspecify.annotations.NullMarked;
