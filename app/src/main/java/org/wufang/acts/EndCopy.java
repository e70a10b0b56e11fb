package org.wufang.acts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseCopies;
import org.wufang.platform.security.Actor;

/** 取消抄送: the reverse of {@link CopyTo}. */
@Component
@Order(101)
class EndCopy implements CaseAct {

    private final CaseCopies copies;

    EndCopy(CaseCopies copies) {
        this.copies = copies;
    }

    @Override
    public String name() {
        return "endCopy";
    }

    @Override
    public String label() {
        return "取消抄送";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        List<ActField.Option> given = copies.of(caseNumber).stream()
                .map(copy -> new ActField.Option(String.valueOf(copy.id()), copies.nameOf(copy)))
                .toList();
        return given.isEmpty() ? Optional.empty() : Optional.of(List.of(ActField.choice("copy", "抄送对象", true, given)));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        copies.end(Long.parseLong(filled.get("copy")));
    }
}
