package org.wufang.deliberation.methods.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFileSection;
import org.wufang.deliberation.methods.Method;
import org.wufang.deliberation.methods.Methods;

/** Which model each deliberation of the case followed, and in which version. */
@Component
class MethodSection implements CaseFileSection {

    private final Methods methods;

    MethodSection(Methods methods) {
        this.methods = methods;
    }

    @Override
    public String name() {
        return "methods";
    }

    @Override
    public List<? extends Map<String, ?>> read(String caseNumber) {
        List<Optional<Method>> all = methods.of(caseNumber);
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> all.get(i).stream()
                        .map(method -> Map.of(
                                "deliberation", i + 1,
                                "name", method.name(),
                                "process", method.process(),
                                "version", method.version(),
                                "deployedAt", method.deployedAt())))
                .toList();
    }
}
