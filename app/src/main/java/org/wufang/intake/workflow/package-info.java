/** How a case's process begins. */
@NullMarked
package org.wufang.intake.workflow;

import org.jspecify.annotations.NullMarked;
