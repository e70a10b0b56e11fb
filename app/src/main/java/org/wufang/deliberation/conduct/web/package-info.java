/** What no longer holds, in the case file. */
@NullMarked
package org.wufang.deliberation.conduct.web;

import org.jspecify.annotations.NullMarked;
