package org.wufang.deliberation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

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
        jdbc.sql("insert into deliberation_method (run, process, name, version, deployed_at) values (?, ?, ?, ?, ?)")
                .params(
                        run,
                        method.process(),
                        method.name(),
                        method.version(),
                        DeliberationRepository.utc(method.deployedAt()))
                .update();
    }

    /** Of every deliberation of the case, oldest first; empty for one held before methods were recorded. */
    List<Optional<Method>> of(String caseNumber) {
        return jdbc.sql("select m.process, m.name, m.version, m.deployed_at from deliberation_session s"
                        + " left join deliberation_method m on m.run = s.run where s.case_number = ? order by s.id")
                .param(caseNumber)
                .query((rs, row) ->
                        rs.getString("process") == null ? Optional.<Method>empty() : Optional.of(method(rs)))
                .list();
    }

    private static Method method(ResultSet rs) throws SQLException {
        return new Method(
                rs.getString("process"),
                rs.getString("name"),
                rs.getInt("version"),
                DeliberationRepository.instant(rs, "deployed_at"));
    }
}
