/** One login; who may see and do what. */
@NullMarked
package org.wufang.platform.security;

import org.jspecify.annotations.NullMarked;
