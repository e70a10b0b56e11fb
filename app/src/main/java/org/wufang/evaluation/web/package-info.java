/** The reporter's own page: how the case stands, and the rating. */
@NullMarked
package org.wufang.evaluation.web;

import org.jspecify.annotations.NullMarked;
