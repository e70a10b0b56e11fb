package org.wufang.directory;

import java.util.Optional;
import java.util.stream.Stream;

/** A role that a person holds in a unit of one kind. */
public enum Role {
    PARTY_BRANCH("partyBranch", "党支部", "community"),
    RESIDENTS_COMMITTEE("residentsCommittee", "居委会", "community"),
    PROPERTY_FIRM("propertyFirm", "物业公司", "community"),
    OWNERS_COMMITTEE("ownersCommittee", "业委会", "community"),
    PROPERTY_MANAGEMENT_COMMITTEE("propertyManagementCommittee", "物管会", "community"),
    SOCIAL_ORGANISATION("socialOrganisation", "社会组织", "community"),
    BLOCK_GOVERNOR("blockGovernor", "区块治理员", "block"),
    BLOCK_ASSISTANT("blockAssistant", "区块协理员", "block"),
    BLOCK_SUPERVISOR("blockSupervisor", "区块监督员", "block"),
    COORDINATION("coordination", "综合协调中心", "street"),
    BLOCK_SERVICE("blockService", "区块服务中心", "street"),
    RAPID_RESPONSE("rapidResponse", "快速处置中心", "street"),
    COMMAND_CENTRE("commandCentre", "指挥中心", "district"),
    MANAGER("manager", "管理者", "district"),
    MODELER("modeler", "流程负责人", "district"),
    ADMIN("admin", "系统管理员", "district"),
    DEPARTMENT("department", "委办局", "department");

    private final String word;
    private final String label;
    private final String unitKind;

    Role(String word, String label, String unitKind) {
        this.word = word;
        this.label = label;
        this.unitKind = unitKind;
    }

    /** The word in files, models and group ids. */
    public String word() {
        return word;
    }

    /** The Chinese name. */
    public String label() {
        return label;
    }

    /** The kind of unit in which it can be held. */
    public String unitKind() {
        return unitKind;
    }

    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word.equals(word)).findFirst();
    }
}
