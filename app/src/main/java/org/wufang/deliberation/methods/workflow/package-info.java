/** What the models ask about methods: calling the parties, and seating them. */
@NullMarked
package org.wufang.deliberation.methods.workflow;

import org.jspecify.annotations.NullMarked;
