package org.wufang.deliberation.methods;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The record of which method (协商方法) each deliberation followed. */
@Service
@Transactional
public class Methods {

    private final MethodRepository methods;

    Methods(MethodRepository methods) {
        this.methods = methods;
    }

    /** Kept once for a run of the engine. */
    public void follow(String run, Method method) {
        if (!methods.isKnown(run)) {
            methods.insert(run, method);
        }
    }

    /** Of every deliberation of the case, oldest first; empty for one held before methods were recorded. */
    @Transactional(readOnly = true)
    public List<Optional<Method>> of(String caseNumber) {
        return methods.of(caseNumber);
    }
}
