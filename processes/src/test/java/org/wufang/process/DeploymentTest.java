package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.junit.jupiter.api.Test;

class DeploymentTest {

    @Test
    void allModelsDeployTogether() throws IOException {
        RepositoryService repository = Models.ENGINE.getRepositoryService();
        DeploymentBuilder models = repository.createDeployment();
        List<Path> files = Stream.concat(Models.files(".bpmn").stream(), Models.files(".dmn").stream())
                .toList();
        for (Path file : files) {
            models.addString(file.getFileName().toString(), Files.readString(file));
        }

        DeploymentWithDefinitions deployment = models.deployWithResult();

        assertThat(deployment.getDeployedProcessDefinitions()).hasSameSizeAs(Models.files(".bpmn"));
        assertThat(deployment.getDeployedDecisionDefinitions()).hasSameSizeAs(Models.files(".dmn"));
        repository.deleteDeployment(deployment.getId(), true);
    }
}
