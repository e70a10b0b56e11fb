/** What whistle-handling and duty-ruling ask of the whistle room. */
@NullMarked
package org.wufang.whistle.workflow;

import org.jspecify.annotations.NullMarked;
