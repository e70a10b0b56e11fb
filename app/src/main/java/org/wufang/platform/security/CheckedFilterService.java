package org.wufang.platform.security;

import java.util.List;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.query.Query;

/** A shared filter may hold expressions; what a caller adds to it may not. */
class CheckedFilterService extends FilterServiceImpl {

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filterId, Q extension) {
        NoExpressions.check(extension);
        return super.list(filterId, extension);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(String filterId, Q extension, int first, int max) {
        NoExpressions.check(extension);
        return super.listPage(filterId, extension, first, max);
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filterId, Q extension) {
        NoExpressions.check(extension);
        return super.singleResult(filterId, extension);
    }

    @Override
    public Long count(String filterId, Query<?, ?> extension) {
        NoExpressions.check(extension);
        return super.count(filterId, extension);
    }
}
