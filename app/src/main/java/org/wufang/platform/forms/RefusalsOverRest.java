package org.wufang.platform.forms;

import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Feeds {@link RefusalMapper} to {@code /engine-rest} and to the web applications, before either reads its classes. */
@Configuration(proxyBeanMethods = false)
class RefusalsOverRest {

    @Bean
    static BeanFactoryPostProcessor refusalMapper() {
        return beans -> CamundaRestResources.getConfigurationClasses().add(RefusalMapper.class);
    }
}
