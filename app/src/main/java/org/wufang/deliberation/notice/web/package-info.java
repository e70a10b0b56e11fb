/** The public notice and objections over HTTP and in the case file. */
@NullMarked
package org.wufang.deliberation.notice.web;

import org.jspecify.annotations.NullMarked;
