package org.wufang.platform.security;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What each node writes at its start, if it is not there yet: two that start together do so one after the other. */
@Component
class OneNodeAtATime {

    private final JdbcClient db;

    OneNodeAtATime(JdbcClient db) {
        this.db = db;
    }

    /** Waits until no other node starts; the engine's own lock, it ends with the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        db.sql("select VALUE_ from ACT_GE_PROPERTY where NAME_ = 'startup.lock' for update")
                .query(String.class)
                .single();
    }
}
