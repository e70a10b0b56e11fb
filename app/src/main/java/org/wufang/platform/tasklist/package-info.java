/** The Tasklist as an office finds it on the first day: its shared filters. Its texts and plugins are static files. */
@NullMarked
package org.wufang.platform.tasklist;

import org.jspecify.annotations.NullMarked;
