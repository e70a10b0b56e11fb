package org.wufang.platform.tasklist;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The filters on the left of the Tasklist, the same for everybody. Written anew at each start, so that what the
 * code says holds. What a person sees in them is limited elsewhere: a filter shows none but one's own tasks.
 */
@Component
class SharedFilters {

    private static final String TODAY = "dateTime().withTimeAtStartOfDay()";

    /** Case variables on each card; none of them is free text. */
    private static final List<Map<String, String>> ON_THE_CARD = List.of(
            Map.of("name", "caseNumber", "label", "案件编号"),
            Map.of("name", "matterName", "label", "事项"),
            Map.of("name", "placeName", "label", "地点"));

    private final ProcessEngineConfigurationImpl engine;
    private final FilterService filters;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final AuthorizationService authorizations;

    SharedFilters(
            ProcessEngineConfigurationImpl engine,
            FilterService filters,
            TaskService tasks,
            RepositoryService repository,
            AuthorizationService authorizations) {
        this.engine = engine;
        this.filters = filters;
        this.tasks = tasks;
        this.repository = repository;
        this.authorizations = authorizations;
    }

    /** Under the engine's lock for starting nodes: two nodes do not write each filter twice. */
    @EventListener(ApplicationReadyEvent.class)
    void share() {
        engine.getCommandExecutorTxRequired().execute(context -> {
            context.getPropertyManager().acquireExclusiveLockForStartup();
            share(1, "我的任务", "我已认领、由我办理的任务", query -> query.taskAssigneeExpression("${currentUser()}"));
            share(2, "本组待办", "我所在的组里还没有人认领的任务", TaskQuery::taskUnassigned);
            share(3, "已逾期", "已超过到期时间", query -> query.dueBeforeExpression("${now()}"));
            share(4, "今日到期", "今天到期，包括今天已逾期的", query -> query.dueAfterExpression("${" + TODAY + ".minusMillis(1)}")
                    .dueBeforeExpression("${" + TODAY + ".plusDays(1)}"));
            share(5, "全部任务", "我能看到的全部任务", query -> query);
            shareEachProcess(6);
            return null;
        });
    }

    private void shareEachProcess(int priority) {
        repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionName().asc().list().stream()
                .filter(process -> process.getName() != null)
                .forEach(process -> share(
                        priority,
                        process.getName(),
                        "流程“" + process.getName() + "”中的任务",
                        query -> query.processDefinitionKey(process.getKey())));
    }

    private void share(int priority, String name, String description, UnaryOperator<TaskQuery> which) {
        Filter filter = filters.createTaskFilterQuery().filterName(name).list().stream()
                .filter(existing -> existing.getOwner() == null)
                .findFirst()
                .orElseGet(() -> filters.newTaskFilter(name));
        filter.setQuery(which.apply(tasks.createTaskQuery().orderByDueDate().asc()));
        filter.setProperties(Map.of(
                "priority", priority,
                "description", description,
                "refresh", true,
                "showUndefinedVariable", false,
                "variables", ON_THE_CARD));
        letEverybodyRead(filters.saveFilter(filter).getId());
    }

    private void letEverybodyRead(String filter) {
        boolean granted = authorizations
                        .createAuthorizationQuery()
                        .authorizationType(AUTH_TYPE_GLOBAL)
                        .resourceType(Resources.FILTER)
                        .resourceId(filter)
                        .count()
                > 0;
        if (!granted) {
            Authorization read = authorizations.createNewAuthorization(AUTH_TYPE_GLOBAL);
            read.setResource(Resources.FILTER);
            read.setResourceId(filter);
            read.addPermission(Permissions.READ);
            authorizations.saveAuthorization(read);
        }
    }
}
