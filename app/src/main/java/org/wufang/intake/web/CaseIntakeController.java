package org.wufang.intake.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.intake.AnsweredRequests;
import org.wufang.intake.AnsweredRequests.Answer;
import org.wufang.intake.Intake;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;

@RestController
class CaseIntakeController {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Intake intake;
    private final AnsweredRequests requests;
    private final Actors actors;
    private final ObjectMapper json;

    CaseIntakeController(Intake intake, AnsweredRequests requests, Actors actors, ObjectMapper json) {
        this.intake = intake;
        this.requests = requests;
        this.actors = actors;
        this.json = json;
    }

    @PostMapping("/api/v1/cases")
    @Operation(summary = "登记一件诉求", description = "带同一 Idempotency-Key 重发同样的内容，得到同样的回答，只有一件诉求")
    ResponseEntity<Answer> open(
            @RequestBody CaseRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws JsonProcessingException {
        Actor actor = actors.current();
        Answer answer = key == null
                ? requests.answer(() -> intake.open(request.newCase(), actor))
                : requests.answer(
                        actor.person(),
                        wellFormed(key),
                        json.writeValueAsBytes(request),
                        () -> intake.open(request.newCase(), actor));
        return ResponseEntity.created(URI.create("/api/v1/cases/" + answer.number()))
                .body(answer);
    }

    private static String wellFormed(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new Problem("invalid-idempotency-key");
        }
        return key;
    }
}
