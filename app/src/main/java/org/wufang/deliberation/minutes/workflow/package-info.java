/** When minutes are laid out, signed and renewed. */
@NullMarked
package org.wufang.deliberation.minutes.workflow;

import org.jspecify.annotations.NullMarked;
