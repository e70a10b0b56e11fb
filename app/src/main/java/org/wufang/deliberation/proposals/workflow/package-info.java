/** What the models ask of proposals, and what the drafting form brings. */
@NullMarked
package org.wufang.deliberation.proposals.workflow;

import org.jspecify.annotations.NullMarked;
