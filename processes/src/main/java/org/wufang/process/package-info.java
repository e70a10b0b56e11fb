/** The contract between models and code: names from the models, typed variables. No Spring. */
@NullMarked
package org.wufang.process;

import org.jspecify.annotations.NullMarked;
