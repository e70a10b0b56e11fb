/** Units, blocks, roles, people, departments and who stands in for whom. */
@ApplicationModule(allowedDependencies = {"platform", "process"})
@NullMarked
package org.wufang.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
