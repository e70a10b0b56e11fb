package org.wufang.deliberation.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.workflow.DeliberationProcess;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.engine.Attempts;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;

/** What the people of a case say against the result of its deliberations. */
@RestController
@RequestMapping("/api/v1/cases/{number}")
class DeliberationController {

    private final CaseFiles caseFiles;
    private final DeliberationProcess process;
    private final Directory directory;
    private final Actors actors;

    DeliberationController(CaseFiles caseFiles, DeliberationProcess process, Directory directory, Actors actors) {
        this.caseFiles = caseFiles;
        this.process = process;
        this.directory = directory;
        this.actors = actors;
    }

    /** Somebody of the case's place objects while its result is on public notice. */
    @PostMapping("/objections")
    @ResponseStatus(HttpStatus.CREATED)
    void object(@PathVariable String number, @Valid @RequestBody Objecting objecting) {
        mustBeReadable(number);
        Actor by = concerned(number);
        Attempts.repeat(() -> process.object(number, objecting.reason().strip(), by));
    }

    /** @param reason what is wrong with the result */
    record Objecting(@NotBlank @Size(max = 2000) String reason) {}

    private void mustBeReadable(String number) {
        if (!caseFiles.mayRead(number, actors.current().person())) {
            throw new Problem("unknown-case", HttpStatus.NOT_FOUND, "没有编号为 " + number + " 的诉求");
        }
    }

    /** In the capacity in which they belong to the case's block, community or street. */
    private Actor concerned(String number) {
        Place place = caseFiles.get(number).place();
        List<String> units = List.of(place.block(), place.community(), place.street());
        return directory.membershipsOf(actors.current().person()).stream()
                .filter(membership -> units.contains(membership.unit()))
                .findFirst()
                .map(membership -> actors.inGroup(membership.person(), membership.group()))
                .orElseThrow(() -> new Problem("not-concerned", HttpStatus.FORBIDDEN, "只有诉求所在区块、社区或街道的人员可以提出异议"));
    }
}
