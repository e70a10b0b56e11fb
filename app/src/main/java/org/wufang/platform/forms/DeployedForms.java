package org.wufang.platform.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.stereotype.Component;

/** The form of a task or start event, in the version deployed for it. A deployed form never changes: each is read once. */
@Component
class DeployedForms {

    private static final String BY_KEY = "camunda-forms:deployment:";

    private static final String DEPLOYMENT = "deployment";

    private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();
    /** Deployment and form id → the form that was deployed with the process: nothing to look up twice. */
    private final Map<String, FormSchema> deployedTogether = new ConcurrentHashMap<>();

    /**
     * The form that this task or start event shows.
     *
     * @return empty when it has none, or one that is not a Camunda form
     */
    Optional<FormSchema> find(CommandContext context, FormData data) {
        CamundaFormRef reference = data.getCamundaFormRef();
        if (data.getFormKey() != null && data.getFormKey().startsWith(BY_KEY)) {
            return Optional.of(
                    read(context, data.getDeploymentId(), data.getFormKey().substring(BY_KEY.length())));
        }
        if (reference == null || reference.getKey() == null) {
            return Optional.empty();
        }
        FormSchema form = deployedTogether.get(data.getDeploymentId() + "/" + reference.getKey());
        if (form != null && DEPLOYMENT.equals(reference.getBinding())) {
            return Optional.of(form);
        }
        CamundaFormDefinition definition =
                new GetCamundaFormDefinitionCmd(reference, data.getDeploymentId()).execute(context);
        if (definition == null) {
            throw new IllegalStateException("form " + reference + " is not deployed");
        }
        form = read(context, definition.getDeploymentId(), definition.getResourceName());
        if (DEPLOYMENT.equals(reference.getBinding())) {
            deployedTogether.put(data.getDeploymentId() + "/" + reference.getKey(), form);
        }
        return Optional.of(form);
    }

    private FormSchema read(CommandContext context, String deployment, String resource) {
        return schemas.computeIfAbsent(deployment + "/" + resource, key -> {
            try (InputStream form =
                    context.runWithoutAuthorization(new GetDeploymentResourceCmd(deployment, resource))) {
                return FormSchema.parse(new String(form.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
