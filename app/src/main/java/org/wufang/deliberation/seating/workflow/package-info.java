/** Who is recused gets no task. */
@NullMarked
package org.wufang.deliberation.seating.workflow;

import org.jspecify.annotations.NullMarked;
