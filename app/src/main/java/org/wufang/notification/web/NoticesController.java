package org.wufang.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.notification.Inbox;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;

@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "通知 Notices", description = "本人的通知。The caller's own notices")
class NoticesController {

    private final Inbox inbox;
    private final Actors actors;

    NoticesController(Inbox inbox, Actors actors) {
        this.inbox = inbox;
        this.actors = actors;
    }

    @GetMapping
    @Operation(
            summary = "本人的通知 The caller's notices",
            description = "未读在前，各自新的在前。Unread ones first, newest first among them.")
    Inbox.Page list(
            @Parameter(description = "只看未读。Only unread ones") @RequestParam(defaultValue = "false") boolean unread,
            @Parameter(description = "页码，从 0 起。First page is 0") @RequestParam(defaultValue = "0") @Min(0) @Max(100_000)
                    int page,
            @Parameter(description = "每页条数，1–100。Notices per page") @RequestParam(defaultValue = "20") @Min(1) @Max(100)
                    int size) {
        return inbox.page(person(), unread, page, size);
    }

    @GetMapping("/unread")
    @Operation(summary = "未读条数 How many are unread")
    Unread unread() {
        return new Unread(inbox.unread(person()));
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "标为已读 Mark one as read")
    @ApiResponse(responseCode = "204", description = "已读 Read")
    @ApiResponse(responseCode = "404", description = "本人没有这条通知 unknown-notice")
    void read(@PathVariable long id) {
        if (!inbox.read(person(), id)) {
            throw new Problem("unknown-notice", id);
        }
    }

    @PostMapping("/read-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "全部标为已读 Mark all as read")
    @ApiResponse(responseCode = "204", description = "已读 Read")
    void readAll(
            @Parameter(description = "看到的最新一条的编号；之后到的仍未读。Id of the newest one seen; later ones stay unread")
                    @RequestParam(defaultValue = "" + Long.MAX_VALUE)
                    long upTo) {
        inbox.readAll(person(), upTo);
    }

    private String person() {
        return actors.current().person();
    }

    record Unread(long unread) {}
}
