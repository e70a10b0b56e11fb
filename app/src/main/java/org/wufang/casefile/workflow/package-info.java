/** The life of a case as the engine sees it: delegates of {@code case-lifecycle} and who is offered its tasks. */
@NamedInterface("workflow")
@NullMarked
package org.wufang.casefile.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
