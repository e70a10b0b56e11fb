package org.wufang.platform.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;
import org.wufang.process.CaseLifecycle;

/**
 * A process owner deploys one model, table or form from Modeler; a case is judged by what lies in one deployment
 * (decision 0003). So a deployment that holds any of the files a case is run by is completed with the newest of the
 * others, and new cases are run by the whole.
 */
@Component
class WholeDeployment extends AbstractProcessEnginePlugin implements Deployer {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<Deployer> deployers = new ArrayList<>();
        if (engine.getCustomPreDeployers() != null) {
            deployers.addAll(engine.getCustomPreDeployers());
        }
        deployers.add(this);
        engine.setCustomPreDeployers(deployers);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        CommandContext context = Context.getCommandContext();
        ProcessDefinitionEntity newest =
                context.getProcessDefinitionManager().findLatestProcessDefinitionByKey(CaseLifecycle.ID);
        if (newest == null) {
            return;
        }
        Map<String, ResourceEntity> given = deployment.getResources();
        List<ResourceEntity> files = context.getResourceManager().findResourcesByDeploymentId(newest.getDeploymentId());
        if (Collections.disjoint(
                given.keySet(), files.stream().map(ResourceEntity::getName).toList())) {
            return;
        }
        for (ResourceEntity file : files) {
            if (!given.containsKey(file.getName())) {
                ResourceEntity copy = new ResourceEntity();
                copy.setName(file.getName());
                copy.setBytes(file.getBytes());
                copy.setType(file.getType());
                copy.setCreateTime(deployment.getDeploymentTime());
                copy.setDeploymentId(deployment.getId());
                context.getResourceManager().insertResource(copy);
                deployment.addResource(copy);
            }
        }
    }
}
