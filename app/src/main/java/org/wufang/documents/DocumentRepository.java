package org.wufang.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;

/** The tables {@code casefile_document} and {@code casefile_document_content}. */
@Repository
class DocumentRepository {

    private final JdbcClient jdbc;

    DocumentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Document> of(String caseNumber) {
        return jdbc.sql("select * from casefile_document where case_number = ? order by id")
                .param(caseNumber)
                .query(DocumentRepository::document)
                .list();
    }

    byte[] content(long id) {
        return jdbc.sql("select content from casefile_document_content where document_id = ?")
                .param(id)
                .query(byte[].class)
                .single();
    }

    /** Returns its id; that of the document given counts for nothing. */
    long insert(Document document, byte[] content) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into casefile_document (case_number, about, task_id, task_name, name, type, size_bytes, sha256,"
                                + " person, role, unit, added_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        document.caseNumber(),
                        document.about(),
                        document.taskId(),
                        document.taskName(),
                        document.name(),
                        document.type().name(),
                        document.size(),
                        document.sha256(),
                        document.by().person(),
                        document.by().role(),
                        document.by().unit(),
                        OffsetDateTime.ofInstant(document.at(), ZoneOffset.UTC))
                .update(key, "id");
        long id = key.getKeyAs(Number.class).longValue();
        jdbc.sql("insert into casefile_document_content (document_id, content) values (?, ?)")
                .params(id, content)
                .update();
        return id;
    }

    void delete(long id) {
        jdbc.sql("delete from casefile_document_content where document_id = ?")
                .param(id)
                .update();
        jdbc.sql("delete from casefile_document where id = ?").param(id).update();
    }

    private static Document document(ResultSet rs, int row) throws SQLException {
        return new Document(
                rs.getLong("id"),
                rs.getString("case_number"),
                rs.getString("about"),
                rs.getString("task_id"),
                rs.getString("task_name"),
                rs.getString("name"),
                DocumentType.valueOf(rs.getString("type")),
                rs.getInt("size_bytes"),
                rs.getString("sha256"),
                new Actor(rs.getString("person"), rs.getString("role"), rs.getString("unit")),
                rs.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
