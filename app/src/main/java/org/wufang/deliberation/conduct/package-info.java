/** Acting on a running deliberation beside its tasks: 减签, 复席, 退回, 撤回, 回避. What each does to the record and to the token. */
@NullMarked
package org.wufang.deliberation.conduct;

import org.jspecify.annotations.NullMarked;
