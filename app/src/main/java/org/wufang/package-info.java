/** Wufang (五方): the case, the negotiation, the duty and the evidence of a neighbourhood. */
@NullMarked
package org.wufang;

import org.jspecify.annotations.NullMarked;
