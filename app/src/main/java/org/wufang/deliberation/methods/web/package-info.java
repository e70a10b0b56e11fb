/** The methods in the case file. */
@NullMarked
package org.wufang.deliberation.methods.web;

import org.jspecify.annotations.NullMarked;
