package org.wufang.deliberation.proposals;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        for (Block block : blocks(split(SENTENCE, before), split(SENTENCE, after))) {
            pieces.addAll(block.changed() ? withinSentences(block) : block.pieces());
        }
        return new Difference(joined(pieces));
    }

    private static List<Piece> withinSentences(Block changed) {
        List<Block> blocks =
                withoutCrumbs(blocks(split(CHARACTER, changed.removed()), split(CHARACTER, changed.added())));
        int left = blocks.stream().mapToInt(block -> block.same().length()).sum();
        return left < SAME_SENTENCE * changed.removed().length()
                ? changed.pieces()
                : Stream.concat(Stream.of(new Block(changed.same(), "", "")), blocks.stream())
                        .flatMap(block -> block.pieces().stream())
                        .toList();
    }

    /** One letter that two words have by chance is no common ground: 物业公司 became 业委会. */
    private static List<Block> withoutCrumbs(List<Block> blocks) {
        List<Block> whole = new ArrayList<>();
        for (Block block : blocks) {
            boolean crumb = block.same().length() == 1 && !(block.removed() + block.added()).isEmpty();
            if (crumb && !whole.isEmpty()) {
                Block last = whole.remove(whole.size() - 1);
                whole.add(new Block(
                        last.same(),
                        last.removed() + block.same() + block.removed(),
                        last.added() + block.same() + block.added()));
            } else {
                whole.add(block);
            }
        }
        return whole;
    }

    /** What stayed, and behind it what went and what came in its place. */
    private record Block(String same, String removed, String added) {

        boolean changed() {
            return !removed.isEmpty() && !added.isEmpty();
        }

        List<Piece> pieces() {
            return Stream.of(
                            new Piece(Change.SAME, same),
                            new Piece(Change.REMOVED, removed),
                            new Piece(Change.ADDED, added))
                    .filter(piece -> !piece.text().isEmpty())
                    .toList();
        }
    }

    private static List<Block> blocks(List<String> before, List<String> after) {
        List<Block> blocks = new ArrayList<>();
        int told = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            int start = delta.getSource().getPosition();
            String same = String.join("", before.subList(told, start));
            String removed = String.join("", delta.getSource().getLines());
            String added = String.join("", delta.getTarget().getLines());
            if (same.isEmpty() && !blocks.isEmpty()) {
                Block last = blocks.remove(blocks.size() - 1);
                blocks.add(new Block(last.same(), last.removed() + removed, last.added() + added));
            } else {
                blocks.add(new Block(same, removed, added));
            }
            told = start + delta.getSource().size();
        }
        blocks.add(new Block(String.join("", before.subList(told, before.size())), "", ""));
        return blocks;
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
