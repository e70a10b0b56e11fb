/** What everybody may know about how departments answer. */
@NullMarked
package org.wufang.whistle.web;

import org.jspecify.annotations.NullMarked;
