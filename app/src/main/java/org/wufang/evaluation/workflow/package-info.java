/** What the models ask of this room. */
@NullMarked
package org.wufang.evaluation.workflow;

import org.jspecify.annotations.NullMarked;
