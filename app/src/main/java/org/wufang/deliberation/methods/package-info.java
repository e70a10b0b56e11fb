/** The methods of deliberation (协商方法): which one a case follows, how the parties are called to it and who sits down. */
@ApplicationModule(allowedDependencies = {"casefile", "deliberation", "directory", "platform", "process"})
@NullMarked
package org.wufang.deliberation.methods;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
