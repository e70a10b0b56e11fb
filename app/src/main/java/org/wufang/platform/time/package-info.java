/** The clock, the statutory working calendar and the deadlines table. */
@NullMarked
package org.wufang.platform.time;

import org.jspecify.annotations.NullMarked;
