package org.wufang.platform.security;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.ResourceAuthorizationProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** The engine's risky defaults, changed; who sees a task, replaced (decisions 0008 and 0009). */
@Component
class EngineSecurity extends AbstractProcessEnginePlugin {

    /** More rows than this are not given out at once. Tasklist and Cockpit ask for up to 2000 filters and definitions. */
    static final int MOST_RESULTS = 2000;

    private final ApplicationContext context;

    EngineSecurity(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        NamedBeans beans = new NamedBeans(context);
        engine.setBeans(beans);
        engine.setCustomPreDeployers(
                with(engine.getCustomPreDeployers(), new DeploymentGuard(new ModelExpressions(beans.methods()))));
        // knows no language, whatever lies on the class path
        engine.setScriptEngineResolver(new DefaultScriptEngineResolver(new NoScriptEngines()));
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setQueryMaxResultsLimit(MOST_RESULTS);
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(new Passwords(engine.getIdentityService()));
        // wrong passwords cost up to a minute each; nobody can be locked out for good by a stranger
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);

        engine.setAuthorizationEnabled(true);
        engine.setResourceAuthorizationProvider(noGrants());
        engine.setCommandCheckers(List.of(new TenantCommandChecker(), new TaskRights()));
        engine.setCustomSessionFactories(with(engine.getCustomSessionFactories(), TaskVisibility.factory()));
        engine.setTaskService(new OwnTaskService());
        engine.setFilterService(new CheckedFilterService());
        engine.setCustomPreCommandInterceptorsTxRequired(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), new NoExpressions()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                with(engine.getCustomPreCommandInterceptorsTxRequiresNew(), new NoExpressions()));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        VisibilityMapper.install(engine);
    }

    /** What a task is offered to says who sees it; a grant for each would be written and never read. */
    private static ResourceAuthorizationProvider noGrants() {
        return (ResourceAuthorizationProvider) Proxy.newProxyInstance(
                ResourceAuthorizationProvider.class.getClassLoader(),
                new Class<?>[] {ResourceAuthorizationProvider.class},
                (provider, question, about) -> null);
    }

    private static <T> List<T> with(@Nullable List<? extends T> others, T ours) {
        List<T> all = new ArrayList<>(others == null ? List.of() : others);
        all.add(ours);
        return all;
    }

    private static final class NoScriptEngines extends ScriptEngineManager {

        @Override
        public @Nullable ScriptEngine getEngineByName(String language) {
            return null;
        }
    }
}
