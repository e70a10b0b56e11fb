package org.wufang.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The door to units, people and who holds which role. Reads are served from memory; loads replace it at once. */
@Service
public class Directory {

    /** The unit with this code, valid today. */
    public Optional<Unit> unit(String code) {
        throw new UnsupportedOperationException("package directory");
    }

    /**
     * Where a community or block lies.
     *
     * @return empty when the code is not a community or block known today
     */
    public Optional<Place> place(String code) {
        throw new UnsupportedOperationException("package directory");
    }

    /** The community whose name (without 居委会 and the like) occurs in the text; empty when none or more than one. */
    public Optional<Unit> communityNamedIn(String text) {
        throw new UnsupportedOperationException("package directory");
    }

    /** Codes of this unit and all units below it. */
    public Collection<String> within(String code) {
        throw new UnsupportedOperationException("package directory");
    }

    public List<Membership> membershipsOf(String person) {
        throw new UnsupportedOperationException("package directory");
    }

    /** Whether somebody holds the role today. {@code group} is {@code <unit>.<role>}. */
    public boolean isStaffed(String group) {
        throw new UnsupportedOperationException("package directory");
    }

    /** Chinese name of a group: 万新社区居委会·物业公司. The id itself when unknown. */
    public String groupName(String group) {
        throw new UnsupportedOperationException("package directory");
    }

    /** Chinese name of a role: {@code propertyFirm} → 物业公司. The id itself when unknown. */
    public String roleName(String role) {
        throw new UnsupportedOperationException("package directory");
    }

    /** Display name of a person; the id itself when unknown. */
    public String personName(String person) {
        throw new UnsupportedOperationException("package directory");
    }

    /** All departments: units of kind {@code department}, codes {@code dept-chengguan} … */
    public List<Unit> departments() {
        throw new UnsupportedOperationException("package directory");
    }
}
