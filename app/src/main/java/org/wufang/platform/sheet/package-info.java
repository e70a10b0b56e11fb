/** Spreadsheets that people bring. */
@NullMarked
package org.wufang.platform.sheet;

import org.jspecify.annotations.NullMarked;
