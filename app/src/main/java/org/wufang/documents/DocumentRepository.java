package org.wufang.documents;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

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
                .query(Row.as(DocumentRepository::document))
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
        long id = Insert.into("casefile_document")
                .set("case_number", document.caseNumber())
                .set("about", document.about())
                .set("task_id", document.taskId())
                .set("task_name", document.taskName())
                .set("name", document.name())
                .set("type", document.type().name())
                .set("size_bytes", document.size())
                .set("sha256", document.sha256())
                .actor(document.by())
                .set("added_at", document.at())
                .id(jdbc);
        Insert.into("casefile_document_content")
                .set("document_id", id)
                .set("content", content)
                .run(jdbc);
        return id;
    }

    void delete(long id) {
        jdbc.sql("delete from casefile_document_content where document_id = ?")
                .param(id)
                .update();
        jdbc.sql("delete from casefile_document where id = ?").param(id).update();
    }

    private static Document document(Row row) {
        return new Document(
                row.number("id"),
                row.text("case_number"),
                row.text("about"),
                row.textOrNull("task_id"),
                row.textOrNull("task_name"),
                row.text("name"),
                row.word("type", DocumentType::valueOf),
                row.integer("size_bytes"),
                row.text("sha256"),
                row.actor(),
                row.instant("added_at"));
    }
}
