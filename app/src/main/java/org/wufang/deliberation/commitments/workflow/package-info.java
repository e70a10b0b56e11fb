/** What the models ask of renegotiations and ratings, and what their forms bring. */
@NullMarked
package org.wufang.deliberation.commitments.workflow;

import org.jspecify.annotations.NullMarked;
