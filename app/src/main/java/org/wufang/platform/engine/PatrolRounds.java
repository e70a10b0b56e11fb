package org.wufang.platform.engine;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** All rounds of the patrol, one after the other. */
@Component
class PatrolRounds {

    private final ObjectProvider<PatrolRound> rounds;
    private final OwnTransaction own;
    private final JdbcClient jdbc;
    private final Clock clock;

    PatrolRounds(ObjectProvider<PatrolRound> rounds, OwnTransaction own, JdbcClient jdbc, Clock clock) {
        this.rounds = rounds;
        this.own = own;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes each round in its own transaction; one that another node is making just now is left to that node.
     *
     * @throws IllegalStateException after the last, naming the rounds that failed
     */
    void make() {
        make(rounds.orderedStream().toList());
    }

    void make(List<PatrolRound> all) {
        all.forEach(round -> register(round.name()));
        own.each(all, PatrolRound::name, round -> {
            if (take(round.name())) {
                round.make();
            }
        });
    }

    private void register(String name) {
        try {
            own.run(() -> {
                if (jdbc.sql("select count(*) from platform_patrol_round where name = ?")
                                .param(name)
                                .query(Integer.class)
                                .single()
                        == 0) {
                    Insert.into("platform_patrol_round").set("name", name).run(jdbc);
                }
            });
        } catch (DuplicateKeyException another) {
            // another node has just written the row: it is there
            return;
        }
    }

    /** Holds the round until the transaction ends, unless somebody holds it. */
    private boolean take(String name) {
        boolean free = jdbc.sql("select name from platform_patrol_round where name = ? for update skip locked")
                .param(name)
                .query(String.class)
                .optional()
                .isPresent();
        if (free) {
            jdbc.sql("update platform_patrol_round set made_at = ? where name = ?")
                    .params(Row.utc(clock.instant()), name)
                    .update();
        }
        return free;
    }
}
