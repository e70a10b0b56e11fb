/** What the models ask of this room. */
@NullMarked
package org.wufang.triage.workflow;

import org.jspecify.annotations.NullMarked;
