/** How a room says that people are to be told of something. */
@NullMarked
package org.wufang.platform.notification;

import org.jspecify.annotations.NullMarked;
