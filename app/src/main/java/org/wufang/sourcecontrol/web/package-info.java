/** Source control for those who supervise. */
@NullMarked
package org.wufang.sourcecontrol.web;

import org.jspecify.annotations.NullMarked;
