/** Papers as an office prints them: HTML set as PDF, A4, in fonts of our own. */
@NullMarked
package org.wufang.platform.paper;

import org.jspecify.annotations.NullMarked;
