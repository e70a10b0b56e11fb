package org.wufang.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/** The files of a case: photos, papers, recordings that prove what was said or done. Kept for good once the task is done. */
@Service
@Transactional
public class Documents {

    public static final int LARGEST_BYTES = 20 * 1024 * 1024;

    /** Of one thing; nobody needs more, and the disk has an end. */
    static final int MOST = 50;

    private final DocumentRepository documents;
    private final CaseFiles files;
    private final Clock clock;

    Documents(DocumentRepository documents, CaseFiles files, Clock clock) {
        this.documents = documents;
        this.files = files;
        this.clock = clock;
    }

    /** All documents of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Document> of(String caseNumber) {
        return documents.of(caseNumber);
    }

    /** Documents about one thing ({@code commitment-7}), oldest first. */
    @Transactional(readOnly = true)
    public List<Document> about(String caseNumber, String about) {
        return of(caseNumber).stream()
                .filter(document -> document.about().equals(about))
                .toList();
    }

    @Transactional(readOnly = true)
    public byte[] content(Document document) {
        return documents.content(document.id());
    }

    /**
     * Attaches a file. The same content about the same thing is there once: who sends it again gets the first.
     *
     * @param name as it came
     * @throws FormRejected when it is empty, too large or not of a kind that may be attached
     * @throws Problem {@code case-closed}, 409, when the case has ended; {@code too-many-documents}, 409
     */
    public Document add(
            String caseNumber,
            String about,
            @Nullable String taskId,
            @Nullable String taskName,
            String name,
            byte[] content,
            Actor by) {
        if (content.length == 0) {
            throw FormRejected.of("file", "文件", "empty-file");
        }
        if (content.length > LARGEST_BYTES) {
            throw FormRejected.of("file", "文件", "large-file");
        }
        DocumentType type = DocumentType.of(content)
                .orElseThrow(() -> FormRejected.of("file", "文件", "type-of-file", DocumentType.ACCEPTED));
        files.requireOpen(caseNumber);
        List<Document> there = about(caseNumber, about);
        String sha256 = sha256(content);
        return there.stream()
                .filter(document -> document.sha256().equals(sha256))
                .findFirst()
                .orElseGet(() -> {
                    if (there.size() >= MOST) {
                        throw new Problem("too-many-documents", MOST);
                    }
                    return keep(
                            new Document(
                                    0,
                                    caseNumber,
                                    about,
                                    taskId,
                                    taskName,
                                    DocumentName.cleaned(name, type),
                                    type,
                                    content.length,
                                    sha256,
                                    by,
                                    clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                            content);
                });
    }

    /** Takes out what nobody has relied on yet. That it was there, and is not, stays in the ledger. */
    public void remove(Document document) {
        files.record(
                document.caseNumber(),
                "casefile.documentRemoved",
                document.by(),
                document.taskId(),
                Map.of("document", document.id(), "about", document.about(), "sha256", document.sha256()));
        documents.delete(document.id());
    }

    /** The ledger never forgets: it gets no name of a file, which may be a person's. */
    private Document keep(Document document, byte[] content) {
        long id = documents.insert(document, content);
        files.record(
                document.caseNumber(),
                "casefile.documentAdded",
                document.by(),
                document.taskId(),
                Map.of(
                        "document",
                        id,
                        "about",
                        document.about(),
                        "type",
                        document.type().mediaType(),
                        "bytes",
                        document.size(),
                        "sha256",
                        document.sha256()));
        return document.kept(id);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
