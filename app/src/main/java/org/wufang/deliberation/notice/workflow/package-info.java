/** What the models ask of the public notice, and what is told to the running process. */
@NullMarked
package org.wufang.deliberation.notice.workflow;

import org.jspecify.annotations.NullMarked;
