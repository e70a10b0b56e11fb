package org.wufang.acts.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.acts.ActField;
import org.wufang.acts.workflow.ActDesk;
import org.wufang.platform.security.Actors;

/** Acts on a running case, for the Tasklist's tab, the case page and programs. */
@RestController
@RequestMapping("/api/v1/cases/{number}/acts")
@Tag(name = "协商操作 Acts", description = "加签、减签、转办、委派、退回、撤回、催办、抄送、回避。Acts on a running case beside its tasks")
class CaseActsController {

    private final ActDesk desk;
    private final Actors actors;

    CaseActsController(ActDesk desk, Actors actors) {
        this.desk = desk;
        this.actors = actors;
    }

    @GetMapping
    @Operation(
            summary = "现在可以做什么 What may be done now",
            description = "本人此刻可对本诉求进行的操作及须填的项目。By the caller, in this moment.")
    @ApiResponse(responseCode = "404", description = "没有该诉求或无权查阅 unknown-case")
    List<Act> offers(@PathVariable String number) {
        return desk.offers(number, actors.current().person()).stream()
                .map(offer -> new Act(offer.name(), offer.label(), offer.fields()))
                .toList();
    }

    @PostMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "进行一项操作 Act", description = "内容为字段到文字的对象，每项操作都须写明理由 reason。A flat object of strings.")
    @ApiResponse(responseCode = "204", description = "已办理并存证 Done and in the ledger")
    @ApiResponse(responseCode = "400", description = "填写有误，逐项说明 invalid-form")
    @ApiResponse(responseCode = "403", description = "身份不符 act-forbidden")
    @ApiResponse(responseCode = "404", description = "没有该诉求、无权查阅或没有该操作 unknown-case, unknown-act")
    @ApiResponse(responseCode = "409", description = "现在不能进行 act-impossible, case-closed")
    void perform(@PathVariable String number, @PathVariable String name, @RequestBody Map<String, String> filled) {
        desk.perform(number, name, filled, actors.current().person());
    }

    record Act(String name, String label, List<ActField> fields) {}
}
