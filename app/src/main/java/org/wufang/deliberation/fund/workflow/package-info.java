/** What the form of the money brings. */
@NullMarked
package org.wufang.deliberation.fund.workflow;

import org.jspecify.annotations.NullMarked;
