/** The money in the case file. */
@NullMarked
package org.wufang.deliberation.fund.web;

import org.jspecify.annotations.NullMarked;
