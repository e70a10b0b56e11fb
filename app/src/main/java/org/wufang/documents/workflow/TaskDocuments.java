package org.wufang.documents.workflow;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseReaders;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.documents.Document;
import org.wufang.documents.Documents;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;

/** Documents of the person who is logged in: attached in a task, read as far as the task lets others read. */
@Component
public class TaskDocuments {

    private final Documents documents;
    private final CaseFiles files;
    private final CaseReaders readers;
    private final Directory directory;
    private final Actors actors;
    private final TaskService tasks;
    private final EngineCalls engine;

    TaskDocuments(
            Documents documents,
            CaseFiles files,
            CaseReaders readers,
            Directory directory,
            Actors actors,
            TaskService tasks,
            EngineCalls engine) {
        this.documents = documents;
        this.files = files;
        this.readers = readers;
        this.directory = directory;
        this.actors = actors;
        this.tasks = tasks;
        this.engine = engine;
    }

    /**
     * What the person may read of the case's documents. What belongs to a task that is still open is for those alone who
     * have that task; what belongs to a secret vote, for whoever attached it.
     */
    public List<Document> readable(String caseNumber, String person) {
        List<Document> all = documents.of(caseNumber);
        Set<String> closed = new HashSet<>(readers.withheldTasks(caseNumber));
        open(all).stream().filter(task -> capacity(task, person).isEmpty()).forEach(task -> closed.add(task.getId()));
        return all.stream()
                .filter(document -> document.taskId() == null
                        || !closed.contains(document.taskId())
                        || document.by().person().equals(person))
                .toList();
    }

    /**
     * Of these, what is about the same thing as the task.
     *
     * @throws Problem {@code unknown-task}, 404, when the person sees no such open task in the case
     */
    public List<Document> readable(String caseNumber, String taskId, String person) {
        String about = about(task(caseNumber, taskId));
        return readable(caseNumber, person).stream()
                .filter(document -> document.about().equals(about))
                .toList();
    }

    /** To the case as a whole. */
    public Document attach(String caseNumber, String name, byte[] content) {
        return documents.add(caseNumber, Document.CASE, null, null, name, content, actors.current());
    }

    /**
     * To what the task is about.
     *
     * @throws Problem {@code unknown-task}, 404, when the person has no such open task in the case
     */
    public Document attach(String caseNumber, String taskId, String name, byte[] content) {
        Task task = task(caseNumber, taskId);
        Actor by = capacity(task, actors.current().person()).orElseThrow(TaskDocuments::unknown);
        return documents.add(caseNumber, about(task), taskId, task.getName(), name, content, by);
    }

    /** Whether the person may still take it back: attached by them, in a task that is open. */
    public boolean isDraft(Document document, String person) {
        return document.taskId() != null
                && document.by().person().equals(person)
                && !open(List.of(document)).isEmpty();
    }

    /**
     * Takes back one's own.
     *
     * @throws Problem {@code unknown-document}, 404; {@code document-kept}, 409, once the task is done
     */
    @Transactional
    public void takeBack(String caseNumber, long id, String person) {
        files.requireOpen(caseNumber);
        Document document = get(caseNumber, id, person);
        if (!isDraft(document, person)) {
            throw new Problem("document-kept");
        }
        documents.remove(document);
    }

    /** @throws Problem {@code unknown-document}, 404, when there is none that the person may read */
    public Document get(String caseNumber, long id, String person) {
        return readable(caseNumber, person).stream()
                .filter(document -> document.id() == id)
                .findFirst()
                .orElseThrow(() -> new Problem("unknown-document"));
    }

    private Task task(String caseNumber, String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery()
                        .taskId(taskId)
                        .processInstanceBusinessKey(caseNumber)
                        .singleResult())
                .orElseThrow(TaskDocuments::unknown);
    }

    /** Tasks in which some of these were attached and that are still open. */
    private List<Task> open(List<Document> some) {
        String[] ids = some.stream()
                .map(Document::taskId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        return ids.length == 0
                ? List.of()
                : engine.asSystem(() -> tasks.createTaskQuery().taskIdIn(ids).list());
    }

    /** The seat's own word comes before the commitment that is being spoken about. */
    private String about(Task task) {
        Map<String, Object> variables =
                engine.asSystem(() -> tasks.getVariables(task.getId(), List.of("seat", "commitment")));
        if (variables.get("seat") != null && task.getTaskDefinitionKey().equals("userTask_statePosition")) {
            return "position-" + variables.get("seat");
        }
        return variables.get("seat") == null && variables.get("commitment") != null
                ? "commitment-" + variables.get("commitment")
                : "task-" + task.getId();
    }

    /** In which the person has the task: as a member of a group that it was offered to, or as who works it. */
    private Optional<Actor> capacity(Task task, String person) {
        Set<String> offered = engine.asSystem(() -> tasks.getIdentityLinksForTask(task.getId())).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return directory.membershipsOf(person).stream()
                .filter(held -> offered.contains(held.group()))
                .min(Comparator.comparing(Membership::group))
                .map(held -> new Actor(person, held.role(), held.unit()))
                .or(() -> Optional.of(actors.current()).filter(current -> person.equals(task.getAssignee())));
    }

    private static Problem unknown() {
        return new Problem("unknown-task");
    }
}
