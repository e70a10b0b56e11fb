package org.wufang.documents.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.wufang.casefile.CaseNames;
import org.wufang.casefile.CaseReaders;
import org.wufang.directory.Directory;
import org.wufang.documents.Document;
import org.wufang.documents.Documents;
import org.wufang.documents.workflow.TaskDocuments;
import org.wufang.platform.engine.Attempts;
import org.wufang.platform.security.Actors;

@RestController
@RequestMapping("/api/v1/cases/{number}/documents")
@Tag(name = "材料 Documents", description = "照片、文件等佐证材料。Photos and papers attached to a case")
class DocumentsController {

    private final CaseReaders readers;
    private final Documents documents;
    private final TaskDocuments desk;
    private final CaseNames names;
    private final Directory directory;
    private final Actors actors;

    DocumentsController(
            CaseReaders readers,
            Documents documents,
            TaskDocuments desk,
            CaseNames names,
            Directory directory,
            Actors actors) {
        this.readers = readers;
        this.documents = documents;
        this.desk = desk;
        this.names = names;
        this.directory = directory;
        this.actors = actors;
    }

    @GetMapping
    @Operation(
            summary = "材料清单 List documents",
            description = "先提交的在前；在办任务中的材料只有该任务的办理人可见。"
                    + " Oldest first. What was attached in an open task is shown to those who have that task.")
    List<DocumentView> list(
            @PathVariable String number,
            @Parameter(description = "只看与这项在办任务同一事项的。Only what is about the same thing as this open task")
                    @RequestParam(required = false)
                    @Nullable
                    String task) {
        String person = reader(number);
        return (task == null ? desk.readable(number, person) : desk.readable(number, task, person))
                .stream().map(document -> view(document, person)).toList();
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "提交材料 Attach a document",
            description = "类型按内容识别，不超过 20 MB；同一事项重复提交同一文件只留一份。"
                    + " Its type is found by content, 20 MB at most; the same file about the same thing is kept once.")
    @ApiResponse(responseCode = "201", description = "已保存 Kept")
    @ApiResponse(responseCode = "400", description = "空文件或类型不符 invalid-form")
    @ApiResponse(responseCode = "404", description = "没有该诉求、无权查阅或没有该任务 unknown-case, unknown-task")
    @ApiResponse(responseCode = "409", description = "诉求已结束 case-closed")
    @ApiResponse(responseCode = "413", description = "超过 20 MB too-large")
    ResponseEntity<DocumentView> attach(
            @PathVariable String number,
            @Parameter(description = "在哪项任务中提交；不填则归整个案卷。Id of the open task; the whole case when missing")
                    @RequestParam(required = false)
                    @Nullable
                    String task,
            @RequestParam MultipartFile file)
            throws IOException {
        String person = reader(number);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        byte[] content = file.getBytes();
        Document kept = Attempts.repeat(
                () -> task == null ? desk.attach(number, name, content) : desk.attach(number, task, name, content));
        return ResponseEntity.created(URI.create("/api/v1/cases/" + number + "/documents/" + kept.id()))
                .body(view(kept, person));
    }

    @GetMapping("/{id}")
    @Operation(summary = "下载材料 Download a document")
    @ApiResponse(responseCode = "200", description = "文件内容 The file")
    @ApiResponse(responseCode = "404", description = "没有该材料或无权查阅 unknown-document")
    ResponseEntity<byte[]> download(@PathVariable String number, @PathVariable long id) {
        String person = reader(number);
        Document document = desk.get(number, id, person);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.type().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                // nobody's file is a page of ours
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(documents.content(document));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "撤下材料 Take back a document",
            description = "本人在办任务中提交的，任务办结前可撤下；存证留痕。One's own, while its task is open; the ledger keeps the trace.")
    @ApiResponse(responseCode = "204", description = "已撤下 Taken back")
    @ApiResponse(responseCode = "404", description = "没有该材料或无权查阅 unknown-document")
    @ApiResponse(responseCode = "409", description = "已入卷 document-kept, case-closed")
    void takeBack(@PathVariable String number, @PathVariable long id) {
        String person = reader(number);
        Attempts.repeat(() -> desk.takeBack(number, id, person));
    }

    /** Who asks, and may read the case. */
    private String reader(String number) {
        String person = actors.current().person();
        readers.get(number, person);
        return person;
    }

    private DocumentView view(Document document, String person) {
        return new DocumentView(
                document.id(),
                document.about(),
                document.taskId(),
                document.taskName(),
                document.name(),
                document.type().mediaType(),
                document.type().isPicture(),
                document.size(),
                document.sha256(),
                directory.personName(document.by().person()),
                names.office(document.by()),
                document.at(),
                desk.isDraft(document, person));
    }

    /** @param bytes its size */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DocumentView(
            long id,
            @Schema(description = "commitment-<id>、position-<seat>、task-<id> 或 case") String about,
            @Nullable String task,
            @Schema(description = "在哪项任务中提交。Name of the task in which it was attached") @Nullable String taskName,
            String name,
            String type,
            @Schema(description = "可否直接预览。Whether a browser shows it as a picture") boolean picture,
            int bytes,
            String sha256,
            String person,
            String office,
            Instant at,
            @Schema(description = "本人尚可撤下。Whether the caller may still take it back") boolean draft) {}
}
