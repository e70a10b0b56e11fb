package org.wufang.casefile;

import java.util.List;

/**
 * @param page 0 is the first
 * @param total of all pages
 */
public record CasePage(List<CaseFile> items, int page, int size, long total) {}
