/** Every filled form passes here: checked against its .form file, handed to its room as one act. */
@NullMarked
package org.wufang.platform.forms;

import org.jspecify.annotations.NullMarked;
