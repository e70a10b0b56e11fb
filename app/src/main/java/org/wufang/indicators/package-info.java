/** 三率 and the other figures, counted from the record by whichever room owns what is counted. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "platform"})
@NullMarked
package org.wufang.indicators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
