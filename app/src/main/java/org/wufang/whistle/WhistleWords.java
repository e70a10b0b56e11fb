package org.wufang.whistle;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The Chinese of this room's closed words. */
final class WhistleWords {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("streetCannotSolve", "街道、社区无力解决"),
            Map.entry("jointEnforcement", "需要联合执法"),
            Map.entry("emergency", "突发紧急情况"),
            Map.entry("arrived", "已报到"),
            Map.entry("notOurs", "称不属其职责"),
            Map.entry("absent", "逾期未报到"),
            Map.entry("code", "到场码"),
            Map.entry("position", "定位"),
            Map.entry("codeAndPosition", "到场码、定位"),
            Map.entry("unstated", "未写明依据"),
            Map.entry("notDone", "未完成，牵头部门先行结束"),
            Map.entry("done", "已完成"),
            Map.entry("cannot", "无法完成"));

    private static final Map<String, String> KINDS = Map.of("emergency", "应急哨", "quick", "快捷哨", "tough", "攻坚哨");

    private static final Map<String, String> GROUNDS =
            Arrays.stream(ReturnGround.values()).collect(Collectors.toMap(ReturnGround::word, ReturnGround::label));

    private WhistleWords() {}

    static String of(String word) {
        return WORDS.getOrDefault(word, GROUNDS.getOrDefault(word, word));
    }

    static String kind(String kind) {
        return KINDS.getOrDefault(kind, kind);
    }

    static String level(int level) {
        return switch (level) {
            case 1 -> "一级（社区吹哨）";
            case 2 -> "二级（街道吹哨）";
            default -> "三级（区级吹哨）";
        };
    }
}
