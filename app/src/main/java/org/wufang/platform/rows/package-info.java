/** What repositories share: reading a row and inserting one. */
@NullMarked
package org.wufang.platform.rows;

import org.jspecify.annotations.NullMarked;
