/** The desk, and the acts that move tasks and their time. */
@NullMarked
package org.wufang.acts.workflow;

import org.jspecify.annotations.NullMarked;
