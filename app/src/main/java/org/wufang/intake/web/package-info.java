/** The doors over HTTP: one case, or a hotline's export. */
@NullMarked
package org.wufang.intake.web;

import org.jspecify.annotations.NullMarked;
