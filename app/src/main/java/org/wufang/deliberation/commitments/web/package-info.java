/** Renegotiations, ratings and reliability in the case file and over HTTP. */
@NullMarked
package org.wufang.deliberation.commitments.web;

import org.jspecify.annotations.NullMarked;
