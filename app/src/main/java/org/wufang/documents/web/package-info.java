/** Documents for people and programs. */
@NullMarked
package org.wufang.documents.web;

import org.jspecify.annotations.NullMarked;
