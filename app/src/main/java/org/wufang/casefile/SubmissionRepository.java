package org.wufang.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskSubmitted;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

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
        Insert.into("casefile_submission")
                .set("case_number", caseNumber)
                .set("process", submission.process())
                .set("element", submission.element())
                .set("task_id", submission.taskId())
                .set("form", submission.form())
                .set("title", event.title())
                .actor(submission.actor())
                .set("submitted_at", at)
                .set("field_values", write(submission.values()))
                .set("labels", write(event.labels()))
                .run(jdbc);
    }

    List<KeptSubmission> of(String caseNumber, @Nullable String element) {
        return jdbc.sql(
                        """
                        select * from casefile_submission
                        where case_number = :number and (:every or element = :element) order by id""")
                .param("number", caseNumber)
                .param("every", element == null)
                .param("element", element == null ? "" : element)
                .query(Row.as(this::kept))
                .list();
    }

    private KeptSubmission kept(Row row) {
        return new KeptSubmission(
                new Submission(
                        row.text("case_number"),
                        row.text("process"),
                        row.text("element"),
                        row.textOrNull("task_id"),
                        row.text("form"),
                        row.actor(),
                        read(row.text("field_values")),
                        Map.of(),
                        Map.of()),
                row.text("title"),
                row.instant("submitted_at"),
                read(row.text("labels")));
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
