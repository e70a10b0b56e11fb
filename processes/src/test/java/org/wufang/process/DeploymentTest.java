package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;

class DeploymentTest {

    @Test
    void allModelsDeployTogether() throws Exception {
        RepositoryService repository = Models.ENGINE.getRepositoryService();
        DeploymentBuilder builder = repository.createDeployment();
        for (String suffix : new String[] {".bpmn", ".dmn"}) {
            for (var file : Models.files(suffix)) {
                builder.addInputStream(file.getFileName().toString(), java.nio.file.Files.newInputStream(file));
            }
        }

        Deployment deployment = builder.deploy();

        try {
            assertThat(repository
                            .createProcessDefinitionQuery()
                            .deploymentId(deployment.getId())
                            .list())
                    .hasSize(8);
            assertThat(repository
                            .createDecisionDefinitionQuery()
                            .deploymentId(deployment.getId())
                            .list())
                    .hasSize(7);
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }
}
