package org.wufang.platform.sheet;

/** What people and their spreadsheets put into cells. */
public final class Text {

    private Text() {}

    /** No control characters but line breaks and tabs, and no half of a surrogate pair: databases refuse them. */
    public static boolean isClean(String text) {
        return text.codePoints().allMatch(Text::isClean);
    }

    private static boolean isClean(int character) {
        return character == '\n'
                || character == '\t'
                || character == '\r'
                || !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }

    /** Without what is not clean, without white space (also full-width and no-break) and byte order marks around it. */
    public static String cleaned(String text) {
        StringBuilder clean = new StringBuilder();
        text.replace("\r\n", "\n").codePoints().filter(Text::isClean).forEach(clean::appendCodePoint);
        int start = 0;
        int end = clean.length();
        while (start < end && isBlank(clean.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(clean.charAt(end - 1))) {
            end--;
        }
        return clean.substring(start, end);
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\uFEFF';
    }

    /** At most so long, the last place an ellipsis when something was cut; no character is halved. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = length - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
