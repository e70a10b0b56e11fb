package org.wufang.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * Counts what goes to the database through one data source. A batch is one round trip of many statements; the end of a
 * transaction in which something was executed is one round trip and one commit; a statement outside any transaction is
 * a commit without a round trip of its own.
 */
class RoundTrips implements QueryExecutionListener, MethodExecutionListener {

    private final LongAdder executions = new LongAdder();
    private final LongAdder statements = new LongAdder();
    private final LongAdder endings = new LongAdder();
    private final LongAdder autoCommits = new LongAdder();
    private final Map<String, LongAdder> texts = new ConcurrentHashMap<>();
    private final Set<String> working = ConcurrentHashMap.newKeySet();

    DataSource around(DataSource dataSource) {
        return ProxyDataSourceBuilder.create(dataSource)
                .listener(this)
                .methodListener(this)
                .build();
    }

    Count count() {
        return new Count(executions.sum() + endings.sum(), statements.sum(), endings.sum() + autoCommits.sum());
    }

    /** The statements seen so far, most frequent first. */
    List<String> texts() {
        return texts.entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue().sum(), a.getValue().sum()))
                .map(e -> e.getValue().sum() + " × " + e.getKey())
                .toList();
    }

    void forgetTexts() {
        texts.clear();
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        executions.increment();
        int size = execution.isBatch() ? execution.getBatchSize() : queries.size();
        statements.add(size);
        queries.forEach(query -> texts.computeIfAbsent(
                        query.getQuery().replaceAll("\\s+", " ").strip(), text -> new LongAdder())
                .add(execution.isBatch() ? size : 1));
        try {
            if (execution.getStatement().getConnection().getAutoCommit()) {
                autoCommits.increment();
            } else {
                working.add(execution.getConnectionId());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void beforeMethod(MethodExecutionContext call) {
        if (call.getTarget() instanceof Connection && endsTransaction(call)) {
            if (working.remove(call.getConnectionInfo().getConnectionId())) {
                endings.increment();
            }
        }
    }

    @Override
    public void afterMethod(MethodExecutionContext call) {}

    private static boolean endsTransaction(MethodExecutionContext call) {
        return switch (call.getMethod().getName()) {
            case "commit", "rollback" -> true;
            case "setAutoCommit" -> Boolean.TRUE.equals(call.getMethodArgs()[0]);
            default -> false;
        };
    }

    record Count(long roundTrips, long statements, long commits) {

        Count minus(Count earlier) {
            return new Count(
                    roundTrips - earlier.roundTrips, statements - earlier.statements, commits - earlier.commits);
        }
    }
}
