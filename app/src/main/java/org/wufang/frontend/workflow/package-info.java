/** What the models ask of this room. */
@NullMarked
package org.wufang.frontend.workflow;

import org.jspecify.annotations.NullMarked;
