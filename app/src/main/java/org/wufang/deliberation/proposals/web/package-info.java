/** How proposals grew, in the case file and over HTTP. */
@NullMarked
package org.wufang.deliberation.proposals.web;

import org.jspecify.annotations.NullMarked;
