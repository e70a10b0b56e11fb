/** Documents as the tasks of their people see them. */
@NullMarked
package org.wufang.documents.workflow;

import org.jspecify.annotations.NullMarked;
