/** The minutes over HTTP, on paper and in the case file. */
@NullMarked
package org.wufang.deliberation.minutes.web;

import org.jspecify.annotations.NullMarked;
