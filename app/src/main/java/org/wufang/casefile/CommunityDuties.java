package org.wufang.casefile;

import java.util.List;
import org.springframework.stereotype.Component;
import org.wufang.directory.DutyLists;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.web.FieldProblem;

/**
 * What may be laid upon a community or block: asked of the case file where a path is entered, not of a variable that
 * somebody may have set.
 */
@Component
public class CommunityDuties {

    private final CaseFiles files;
    private final DutyLists lists;

    CommunityDuties(CaseFiles files, DutyLists lists) {
        this.files = files;
        this.lists = lists;
    }

    /**
     * @param processDefinitionId of the case's process: the lists deployed with it judge
     * @throws FormRejected when no list lays the matter of this case upon a community, naming list, item and reason
     */
    public void requireCommunity(String caseNumber, String processDefinitionId) {
        lists.of(files.get(caseNumber).matter(), processDefinitionId)
                .communityRefusal()
                .ifPresent(reason -> {
                    throw new FormRejected(List.of(new FieldProblem("path", "处置路径", reason)));
                });
    }
}
