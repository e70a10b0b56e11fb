package org.wufang.deliberation;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How one text became another: sentence by sentence, and inside a changed sentence character by character, where a
 * number or a Latin word is one character.
 */
public record Difference(List<Piece> pieces) {

    private static final Pattern SENTENCE = Pattern.compile("[^。；！？;!?\\n]*(?:[。；！？;!?\\n]+|$)");
    private static final Pattern CHARACTER = Pattern.compile("[\\p{Alnum}]+(?:\\.\\d+)?|\\X", Pattern.DOTALL);

    /** A sentence of which less is left is told as a new one. */
    private static final double SAME_SENTENCE = 0.3;

    public enum Change {
        SAME("same"),
        REMOVED("removed"),
        ADDED("added");

        private final String word;

        Change(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public record Piece(Change change, String text) {}

    public boolean none() {
        return pieces.stream().allMatch(piece -> piece.change() == Change.SAME);
    }

    public static Difference between(String before, String after) {
        List<Piece> pieces = new ArrayList<>();
        List<String> old = split(SENTENCE, before);
        int told = 0;
        for (AbstractDelta<String> delta : deltas(old, split(SENTENCE, after))) {
            add(pieces, Change.SAME, old.subList(told, delta.getSource().getPosition()));
            told = delta.getSource().getPosition() + delta.getSource().size();
            String removed = String.join("", delta.getSource().getLines());
            String added = String.join("", delta.getTarget().getLines());
            if (delta.getType() == DeltaType.CHANGE) {
                pieces.addAll(withinSentences(removed, added));
            } else {
                add(pieces, Change.REMOVED, List.of(removed));
                add(pieces, Change.ADDED, List.of(added));
            }
        }
        add(pieces, Change.SAME, old.subList(told, old.size()));
        return new Difference(joined(pieces));
    }

    private static List<Piece> withinSentences(String before, String after) {
        List<Piece> pieces = new ArrayList<>();
        List<String> old = split(CHARACTER, before);
        int told = 0;
        int same = 0;
        for (AbstractDelta<String> delta : deltas(old, split(CHARACTER, after))) {
            same += delta.getSource().getPosition() - told;
            add(pieces, Change.SAME, old.subList(told, delta.getSource().getPosition()));
            told = delta.getSource().getPosition() + delta.getSource().size();
            add(pieces, Change.REMOVED, delta.getSource().getLines());
            add(pieces, Change.ADDED, delta.getTarget().getLines());
        }
        same += old.size() - told;
        add(pieces, Change.SAME, old.subList(told, old.size()));
        return same < SAME_SENTENCE * old.size()
                ? List.of(new Piece(Change.REMOVED, before), new Piece(Change.ADDED, after))
                : pieces;
    }

    private static List<AbstractDelta<String>> deltas(List<String> before, List<String> after) {
        Patch<String> patch = DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>());
        return patch.getDeltas();
    }

    private static void add(List<Piece> pieces, Change change, List<String> texts) {
        String text = String.join("", texts);
        if (!text.isEmpty()) {
            pieces.add(new Piece(change, text));
        }
    }

    /** Neighbours of one kind are one piece. */
    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        for (Piece piece : pieces) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).change() == piece.change()) {
                joined.set(last, new Piece(piece.change(), joined.get(last).text() + piece.text()));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    private static List<String> split(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(found -> !found.isEmpty())
                .toList();
    }
}
