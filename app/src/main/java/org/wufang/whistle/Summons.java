package org.wufang.whistle;

/**
 * Somebody to be whistled for.
 *
 * @param group engine group id
 * @param source street, district, dutyList, extra or ruling
 * @param basis why this one, in Chinese: list entry with its legal basis, number of the ruling, the whistler's reason
 */
record Summons(String group, boolean lead, String source, String basis) {}
