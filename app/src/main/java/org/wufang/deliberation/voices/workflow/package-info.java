/** What the models ask of those who are heard, and what their forms bring. */
@NullMarked
package org.wufang.deliberation.voices.workflow;

import org.jspecify.annotations.NullMarked;
