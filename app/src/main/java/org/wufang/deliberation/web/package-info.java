/** Objections, minutes and this room's part of the case file over HTTP. */
@NullMarked
package org.wufang.deliberation.web;

import org.jspecify.annotations.NullMarked;
