package org.wufang.platform.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.CamundaDeploymentConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The models, tables and forms that come with Wufang, deployed together at start when one of them has changed.
 * Named by file name alone, wherever they lie: the engine would name those on disk by their whole path, which differs
 * between two machines and from what Modeler sends, and a file under another name is another file to it.
 */
@Component
class Models extends AbstractCamundaConfiguration implements CamundaDeploymentConfiguration {

    private static final String[] PLACES = {
        "classpath*:processes/*.bpmn", "classpath*:processes/*.dmn", "classpath*:forms/*.form"
    };

    private final ResourcePatternResolver files;

    Models(ResourcePatternResolver files) {
        this.files = files;
    }

    /** Compared at start with the last deployment of this name only, so that a process owner's own ones stay in force. */
    @Override
    public void preInit(SpringProcessEngineConfiguration engine) {
        engine.setDeploymentName("shipped with wufang");
        engine.setDeploymentResources(getDeploymentResources().toArray(Resource[]::new));
    }

    @Override
    public Set<Resource> getDeploymentResources() {
        Set<Resource> named = new LinkedHashSet<>();
        try {
            for (String place : PLACES) {
                for (Resource file : files.getResources(place)) {
                    named.add(new Named(String.valueOf(file.getFilename()), file.getContentAsByteArray()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return named;
    }

    /** The engine takes the description of such a resource for its name. */
    private static final class Named extends ByteArrayResource {

        private final String name;

        Named(String name, byte[] content) {
            super(content);
            this.name = name;
        }

        @Override
        public String getDescription() {
            return name;
        }
    }
}
