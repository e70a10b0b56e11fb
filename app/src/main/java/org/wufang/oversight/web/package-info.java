/** Oversight for those who supervise. */
@NullMarked
package org.wufang.oversight.web;

import org.jspecify.annotations.NullMarked;
