/** The desk for people and programs, and the question that waits for who reported. */
@NullMarked
package org.wufang.acts.web;

import org.jspecify.annotations.NullMarked;
