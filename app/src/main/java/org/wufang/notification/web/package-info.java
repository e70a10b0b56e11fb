/** The list of notices for its reader, and for the administrator what could not be delivered. */
@NullMarked
package org.wufang.notification.web;

import org.jspecify.annotations.NullMarked;
