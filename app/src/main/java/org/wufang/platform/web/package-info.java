/** Problems as RFC 9457, with texts for people. */
@NullMarked
package org.wufang.platform.web;

import org.jspecify.annotations.NullMarked;
