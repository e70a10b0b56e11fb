package org.wufang;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Requests reach the engine of the test's own context: REST asks for the engine called "default", and each context of
 * one JVM has one of that name.
 */
public final class OwnEngine implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext test) {
        ProcessEngines.registerProcessEngine(
                SpringExtension.getApplicationContext(test).getBean(ProcessEngine.class));
    }
}
