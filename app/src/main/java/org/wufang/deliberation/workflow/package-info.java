/** What the models ask of the five parties' table, and what a form brings to it. */
@NullMarked
package org.wufang.deliberation.workflow;

import org.jspecify.annotations.NullMarked;
