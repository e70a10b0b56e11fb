/** What the engine's tasks and the acts on a case tell people. */
@NullMarked
package org.wufang.notification.workflow;

import org.jspecify.annotations.NullMarked;
