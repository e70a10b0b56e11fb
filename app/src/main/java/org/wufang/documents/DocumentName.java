package org.wufang.documents;

import java.text.Normalizer;
import java.util.Locale;

/** A file's name as it came, made fit to be shown and saved. */
final class DocumentName {

    private static final int LONGEST = 100;

    private DocumentName() {}

    /** No path, nothing invisible that turns the letters round, nothing that a file system refuses; its true ending. */
    static String cleaned(String name, DocumentType type) {
        String last = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .replaceAll("^[.\\s]+|[.\\s]+$", "");
        int dot = last.lastIndexOf('.');
        boolean ends = dot > 0 && last.substring(dot + 1).matches("[A-Za-z0-9]{1,8}");
        String stem = (ends ? last.substring(0, dot) : last).replaceAll("[.\\s]+$", "");
        String ending = ends ? last.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
        return type.name(stem.isEmpty() ? "材料" : shortened(stem), ending);
    }

    private static String shortened(String stem) {
        return stem.codePointCount(0, stem.length()) <= LONGEST
                ? stem
                : stem.substring(0, stem.offsetByCodePoints(0, LONGEST));
    }
}
