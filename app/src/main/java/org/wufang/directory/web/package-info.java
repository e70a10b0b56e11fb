/** A community's readiness to deliberate over HTTP. */
@NullMarked
package org.wufang.directory.web;

import org.jspecify.annotations.NullMarked;
