/** The case file for people and programs. */
@NullMarked
package org.wufang.casefile.web;

import org.jspecify.annotations.NullMarked;
