/** How the engine is set up, and the door to the decision tables. */
@NullMarked
package org.wufang.platform.engine;

import org.jspecify.annotations.NullMarked;
