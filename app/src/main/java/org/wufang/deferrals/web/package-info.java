/** The list of deferred cases: for its readers, and without a login for the public. */
@NullMarked
package org.wufang.deferrals.web;

import org.jspecify.annotations.NullMarked;
