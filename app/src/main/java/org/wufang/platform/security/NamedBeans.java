package org.wufang.platform.security;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

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

    /** Name of each bean → the public methods that its own class and our interfaces have. */
    Map<String, Set<String>> methods() {
        return names.stream().collect(Collectors.toMap(name -> name, name -> methods(context.getType(name))));
    }

    private static Set<String> methods(@Nullable Class<?> type) {
        return Stream.of(ClassUtils.getUserClass(Objects.requireNonNull(type)).getMethods())
                .filter(method ->
                        method.getDeclaringClass() != Object.class && !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toUnmodifiableSet());
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
