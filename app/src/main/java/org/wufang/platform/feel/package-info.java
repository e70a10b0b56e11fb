/** FEEL as tables and forms may use it: plain values only, and an end in time. */
@NullMarked
package org.wufang.platform.feel;

import org.jspecify.annotations.NullMarked;
