/** Invited voices and hearings in the case file. */
@NullMarked
package org.wufang.deliberation.voices.web;

import org.jspecify.annotations.NullMarked;
