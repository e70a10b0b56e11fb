package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WufangTest
class StartTest {

    @Autowired
    JdbcClient database;

    @Test
    void theFirstMigrationMakesTheEnginesTables() {
        String version = database.sql(
                        "select \"version\" from \"flyway_schema_history\" where \"description\" like 'engine schema%'")
                .query(String.class)
                .single();

        assertThat(version).isEqualTo("1");
        assertThat(database.sql("select count(*) from ACT_GE_PROPERTY where NAME_ = 'schema.version'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
