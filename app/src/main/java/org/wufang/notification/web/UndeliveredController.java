package org.wufang.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.notification.Undelivered;
import org.wufang.platform.web.Problem;

@RestController
@RequestMapping("/api/v1/notices/undelivered")
@Tag(name = "通知 Notices")
class UndeliveredController {

    /** Of the engine's administrators, who need not be in the directory. */
    private static final String ADMINISTRATORS = "camunda-admin";

    private final Undelivered undelivered;

    UndeliveredController(Undelivered undelivered) {
        this.undelivered = undelivered;
    }

    @GetMapping
    @Operation(summary = "发送失败的邮件与机器人消息 Messages that were given up", description = "只供系统管理员。For administrators alone.")
    @ApiResponse(responseCode = "403", description = "不是系统管理员 not-allowed")
    List<Undelivered.Message> list(Authentication login) {
        requireAdministrator(login);
        return undelivered.messages();
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "重新发送 Send again")
    @ApiResponse(responseCode = "204", description = "重新排队 It waits again")
    @ApiResponse(responseCode = "403", description = "不是系统管理员 not-allowed")
    @ApiResponse(responseCode = "404", description = "没有这条失败的消息 unknown-message")
    void retry(@PathVariable String id, Authentication login) {
        requireAdministrator(login);
        if (!undelivered.retry(id)) {
            throw new Problem("unknown-message", id);
        }
    }

    private static void requireAdministrator(Authentication login) {
        boolean administrator =
                login.getAuthorities().stream().anyMatch(group -> ADMINISTRATORS.equals(group.getAuthority()));
        if (!administrator) {
            throw new Problem("not-allowed.undelivered");
        }
    }
}
