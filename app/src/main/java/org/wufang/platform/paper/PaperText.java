package org.wufang.platform.paper;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Somebody's text in a paper. */
public final class PaperText {

    /** What may stand in no XML document. */
    private static final Pattern NO_TEXT =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final Pattern RADICAL = Pattern.compile("[\\u2E80-\\u2FDF]");

    private PaperText() {}

    /**
     * As HTML, lines kept. Radicals that somebody copied from elsewhere are set as the characters they look like.
     */
    public static String escaped(String text) {
        String characters = RADICAL.matcher(text)
                .replaceAll(radical -> Normalizer.normalize(radical.group(), Normalizer.Form.NFKC));
        return HtmlUtils.htmlEscape(NO_TEXT.matcher(characters).replaceAll("〓"), "UTF-8")
                .replaceAll("\\R", "<br/>");
    }
}
