package org.wufang.intake;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.NewCase;
import org.wufang.intake.workflow.CaseProcess;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.FieldProblem;
import org.wufang.platform.web.Problem;

/** The one door through which every case comes in. */
@Service
public class Intake {

    private final NewCaseRules rules;
    private final CaseFiles cases;
    private final CaseProcess process;

    Intake(NewCaseRules rules, CaseFiles cases, CaseProcess process) {
        this.rules = rules;
        this.cases = cases;
        this.process = process;
    }

    /**
     * Opens the case and starts its process, in one transaction.
     *
     * @return as the process left it: it may have been triaged and handed on already
     * @throws Problem {@code invalid-case}, 400, naming every bad field
     */
    @Transactional
    public CaseFile open(NewCase newCase, Actor actor) {
        CaseFile file = report(newCase, actor);
        process.start(file.number());
        return cases.get(file.number());
    }

    /**
     * Opens the case alone, for a process that the engine is about to start itself.
     *
     * @throws Problem as {@link #open}
     */
    @Transactional
    public CaseFile report(NewCase newCase, Actor actor) {
        List<FieldProblem> problems = rules.problems(newCase);
        if (!problems.isEmpty()) {
            String message = problems.stream()
                    .map(problem -> problem.label() + "：" + problem.message())
                    .collect(Collectors.joining("；"));
            throw Problem.inFields(problems, "invalid-case", message);
        }
        return cases.open(newCase, actor);
    }
}
