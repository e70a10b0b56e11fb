package org.wufang.acts.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.casefile.CaseFiles;
import org.wufang.platform.security.Actor;

/** 联系诉求人: who handles the case has spoken to who reported it. The first time stops the response clock. */
@Component
@Order(63)
class ContactReporter implements CaseAct {

    private static final List<ActField.Option> MEANS = List.of(
            new ActField.Option("phone", "电话"),
            new ActField.Option("visit", "上门"),
            new ActField.Option("message", "短信或即时消息"));

    private final HandledTasks handled;
    private final CaseFiles files;

    ContactReporter(HandledTasks handled, CaseFiles files) {
        this.handled = handled;
        this.files = files;
    }

    @Override
    public String name() {
        return "contactReporter";
    }

    @Override
    public String label() {
        return "联系诉求人";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        return handled.beforeTheResult(caseNumber, by).isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        ActField.choice("means", "联系方式", true, MEANS),
                        ActField.longText("reason", "联系情况", true, "写明说了什么、对方有何要求；不写姓名和电话号码")));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        files.contacted(caseNumber);
    }
}
