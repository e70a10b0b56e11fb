package org.wufang.platform.security;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** The only beans that a model may name: all delegates, and the questions of {@link #QUESTIONS}. */
final class NamedBeans extends AbstractMap<Object, Object> {

    static final List<String> QUESTIONS = List.of(
            "groups",
            "deadlines",
            "seats",
            "raters",
            "commitments",
            "voices",
            "hearings",
            "whistles",
            "dispatch",
            "contestJudges",
            "verifiers");

    private final ApplicationContext context;
    private final Set<String> names = new LinkedHashSet<>();

    NamedBeans(ApplicationContext context) {
        this.context = context;
        names.addAll(List.of(context.getBeanNamesForType(JavaDelegate.class, true, false)));
        QUESTIONS.stream().filter(context::containsBean).forEach(names::add);
    }

    Collection<String> names() {
        return Set.copyOf(names);
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String text && names.contains(text);
    }

    @Override
    public @Nullable Object get(Object name) {
        return containsKey(name) ? context.getBean((String) name) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return names.stream()
                .map(name -> new SimpleImmutableEntry<Object, Object>(name, context.getBean(name)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
