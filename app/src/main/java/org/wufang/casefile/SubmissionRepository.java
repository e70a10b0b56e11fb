package org.wufang.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskSubmitted;
import org.wufang.platform.security.Actor;

/** Filled forms as JSON, without their personal fields. */
@Repository
class SubmissionRepository {

    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    SubmissionRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    void insert(String caseNumber, TaskSubmitted event, Instant at) {
        Submission submission = event.submission();
        jdbc.sql(
                        """
                        insert into casefile_submission (case_number, process, element, task_id, form, title, person, role, unit,
                            submitted_at, field_values, labels)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        caseNumber,
                        submission.process(),
                        submission.element(),
                        submission.taskId(),
                        submission.form(),
                        event.title(),
                        submission.actor().person(),
                        submission.actor().role(),
                        submission.actor().unit(),
                        CaseRepository.utc(at),
                        write(submission.values()),
                        write(event.labels()))
                .update();
    }

    List<KeptSubmission> of(String caseNumber, @Nullable String element) {
        return jdbc.sql(
                        """
                        select * from casefile_submission
                        where case_number = :number and (:every or element = :element) order by id""")
                .param("number", caseNumber)
                .param("every", element == null)
                .param("element", element == null ? "" : element)
                .query((row, index) -> new KeptSubmission(
                        new Submission(
                                row.getString("case_number"),
                                row.getString("process"),
                                row.getString("element"),
                                row.getString("task_id"),
                                row.getString("form"),
                                new Actor(row.getString("person"), row.getString("role"), row.getString("unit")),
                                read(row.getString("field_values")),
                                Map.of(),
                                Map.of()),
                        row.getString("title"),
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                        read(row.getString("labels"))))
                .list();
    }

    private String write(Map<String, ?> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a submission that is no JSON: " + fields.keySet(), e);
        }
    }

    private Map<String, Object> read(String fields) {
        try {
            return json.readValue(fields, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored submission that is no JSON", e);
        }
    }
}
