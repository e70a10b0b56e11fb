/** The acts themselves: what each does to the record and to the token. */
@NullMarked
package org.wufang.deliberation.conduct.workflow;

import org.jspecify.annotations.NullMarked;
