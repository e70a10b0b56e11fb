package org.wufang.platform.security;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.web.ProblemText;

/**
 * Refuses task queries that bring expressions along. The engine of 7.24 looks for them in the query itself but not in
 * its {@code orQueries}, and evaluates those: any user would run code on the server.
 */
class NoExpressions extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            check(query);
        }
        return next.execute(command);
    }

    static void check(@Nullable Object query) {
        boolean brings = query instanceof TaskQueryImpl tasks
                && tasks.getQueries().stream()
                        .anyMatch(part -> !part.getExpressions().isEmpty());
        if (brings) {
            throw new BadUserRequestException(ProblemText.of("engine-query").sentence());
        }
    }
}
