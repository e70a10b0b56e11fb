package org.wufang.platform.security;

import java.io.InputStream;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Event;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.web.Problem;

/**
 * A candidate claims in their own name and gives back what is theirs; comments and attachments, for which the engine
 * has no check at all, are read by whoever sees the task. Calls without a login are the system's.
 */
class OwnTaskService extends TaskServiceImpl {

    @Override
    public void claim(String taskId, String person) {
        commandExecutor.execute(new ClaimForOneself(taskId, person));
    }

    @Override
    public void setAssignee(String taskId, String person) {
        if (person == null) {
            commandExecutor.execute(new GiveBack(taskId));
        } else {
            super.setAssignee(taskId, person);
        }
    }

    @Override
    public List<Comment> getTaskComments(String taskId) {
        checkSees(taskId);
        return super.getTaskComments(taskId);
    }

    @Override
    public Comment getTaskComment(String taskId, String commentId) {
        checkSees(taskId);
        return super.getTaskComment(taskId, commentId);
    }

    @Override
    public List<Event> getTaskEvents(String taskId) {
        checkSees(taskId);
        return super.getTaskEvents(taskId);
    }

    @Override
    public List<Attachment> getTaskAttachments(String taskId) {
        checkSees(taskId);
        return super.getTaskAttachments(taskId);
    }

    @Override
    public Attachment getTaskAttachment(String taskId, String attachmentId) {
        checkSees(taskId);
        return super.getTaskAttachment(taskId, attachmentId);
    }

    @Override
    public InputStream getTaskAttachmentContent(String taskId, String attachmentId) {
        checkSees(taskId);
        return super.getTaskAttachmentContent(taskId, attachmentId);
    }

    @Override
    public Attachment getAttachment(String attachmentId) {
        Attachment attachment = super.getAttachment(attachmentId);
        checkSees(attachment);
        return attachment;
    }

    @Override
    public InputStream getAttachmentContent(String attachmentId) {
        checkSees(super.getAttachment(attachmentId));
        return super.getAttachmentContent(attachmentId);
    }

    @Override
    public List<Comment> getProcessInstanceComments(String processInstanceId) {
        checkSeesProcess(processInstanceId);
        return super.getProcessInstanceComments(processInstanceId);
    }

    @Override
    public List<Attachment> getProcessInstanceAttachments(String processInstanceId) {
        checkSeesProcess(processInstanceId);
        return super.getProcessInstanceAttachments(processInstanceId);
    }

    @Override
    public Comment createComment(String taskId, String processInstanceId, String message) {
        checkSees(taskId, processInstanceId);
        return super.createComment(taskId, processInstanceId, message);
    }

    @Override
    public Attachment createAttachment(
            String type,
            String taskId,
            String processInstanceId,
            String name,
            String description,
            InputStream content) {
        checkSees(taskId, processInstanceId);
        return super.createAttachment(type, taskId, processInstanceId, name, description, content);
    }

    @Override
    public Attachment createAttachment(
            String type, String taskId, String processInstanceId, String name, String description, String url) {
        checkSees(taskId, processInstanceId);
        return super.createAttachment(type, taskId, processInstanceId, name, description, url);
    }

    private void checkSees(@Nullable Attachment attachment) {
        if (attachment != null) {
            if (attachment.getTaskId() != null) {
                checkSees(attachment.getTaskId());
            } else {
                checkSeesProcess(attachment.getProcessInstanceId());
            }
        }
    }

    private void checkSees(String taskId) {
        if (new HistoricTaskInstanceQueryImpl(commandExecutor).taskId(taskId).count() == 0) {
            refuse(Resources.TASK, taskId);
        }
    }

    /** The engine writes to whatever process the caller names beside the task. */
    private void checkSees(String taskId, @Nullable String processInstanceId) {
        checkSees(taskId);
        if (processInstanceId != null
                && new HistoricTaskInstanceQueryImpl(commandExecutor)
                                .taskId(taskId)
                                .processInstanceId(processInstanceId)
                                .count()
                        == 0) {
            refuse(Resources.PROCESS_INSTANCE, processInstanceId);
        }
    }

    private void checkSeesProcess(String processInstanceId) {
        if (new HistoricProcessInstanceQueryImpl(commandExecutor)
                        .processInstanceId(processInstanceId)
                        .count()
                == 0) {
            refuse(Resources.PROCESS_INSTANCE, processInstanceId);
        }
    }

    private void refuse(Resources resource, String id) {
        Authentication person = commandExecutor.execute(CommandContext::getAuthentication);
        if (person != null && person.getUserId() != null) {
            throw new AuthorizationException(
                    person.getUserId(), Permissions.READ.getName(), resource.resourceName(), id);
        }
    }

    private static final class ClaimForOneself extends ClaimTaskCmd {

        ClaimForOneself(String taskId, String person) {
            super(taskId, person);
        }

        @Override
        protected void checkClaimTask(TaskEntity task, CommandContext context) {
            Authentication person = context.getAuthentication();
            boolean oneself = person != null && userId != null && userId.equals(person.getUserId());
            if (!oneself || !TaskRights.isOfferedOrAssigned(task)) {
                super.checkClaimTask(task, context);
            }
        }
    }

    /** One's own task; another's only with the right to assign. One that was delegated goes back to who did so, by that act. */
    private static final class GiveBack extends ClaimTaskCmd {

        GiveBack(String taskId) {
            super(taskId, null);
        }

        @Override
        protected void checkClaimTask(TaskEntity task, CommandContext context) {
            if (task.getDelegationState() == DelegationState.PENDING) {
                throw new Problem("task-delegated.by-another");
            }
            if (!TaskRights.isAssigned(task)) {
                context.getProcessEngineConfiguration()
                        .getCommandCheckers()
                        .forEach(checker -> checker.checkTaskAssign(task));
            }
        }
    }
}
