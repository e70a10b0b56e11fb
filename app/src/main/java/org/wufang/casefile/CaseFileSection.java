package org.wufang.casefile;

import java.util.List;
import java.util.Map;

/** A room's part of the case file: {@code votes}, {@code commitments}, {@code ratings} … */
public interface CaseFileSection {

    /** The key under which it appears in {@code GET /api/v1/cases/{number}}. */
    String name();

    List<? extends Map<String, ?>> read(String caseNumber);
}
