/** The figures as JSON, as a sheet and as a page. */
@NullMarked
package org.wufang.indicators.web;

import org.jspecify.annotations.NullMarked;
