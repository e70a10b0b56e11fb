package org.wufang.platform.forms;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the gate before the engine. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class FormGatePlugin extends AbstractProcessEnginePlugin {

    private final TaskGate tasks;
    private final StartGate starts;

    FormGatePlugin(TaskGate tasks, StartGate starts) {
        this.tasks = tasks;
        this.starts = starts;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(
                outermost(new FormGate(engine, tasks, starts), engine.getCustomPreCommandInterceptorsTxRequired()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                outermost(new FormGate(engine, tasks, starts), engine.getCustomPreCommandInterceptorsTxRequiresNew()));
        engine.setCustomPostCommandInterceptorsTxRequired(
                outermost(new FormGate.Inside(), engine.getCustomPostCommandInterceptorsTxRequired()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(
                outermost(new FormGate.Inside(), engine.getCustomPostCommandInterceptorsTxRequiresNew()));
    }

    private static List<CommandInterceptor> outermost(
            CommandInterceptor ours, @Nullable List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>();
        all.add(ours);
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }
}
