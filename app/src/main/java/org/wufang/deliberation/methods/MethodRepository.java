package org.wufang.deliberation.methods;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The table {@code deliberation_method}. */
@Repository
class MethodRepository {

    private final JdbcClient jdbc;

    MethodRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isKnown(String run) {
        return jdbc.sql("select 1 from deliberation_method where run = ?")
                .param(run)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void insert(String run, Method method) {
        Insert.into("deliberation_method")
                .set("run", run)
                .set("process", method.process())
                .set("name", method.name())
                .set("version", method.version())
                .set("deployed_at", method.deployedAt())
                .run(jdbc);
    }

    /** Of every deliberation of the case, oldest first; empty for one held before methods were recorded. */
    List<Optional<Method>> of(String caseNumber) {
        return jdbc.sql("select m.process, m.name, m.version, m.deployed_at from deliberation_session s"
                        + " left join deliberation_method m on m.run = s.run where s.case_number = ? order by s.id")
                .param(caseNumber)
                .query(Row.as(MethodRepository::method))
                .list();
    }

    private static Optional<Method> method(Row row) {
        return Optional.ofNullable(row.textOrNull("process"))
                .map(process ->
                        new Method(process, row.text("name"), row.integer("version"), row.instant("deployed_at")));
    }
}
