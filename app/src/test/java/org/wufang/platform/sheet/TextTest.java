package org.wufang.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(strings = {"漏水", "a\tb\nc\r\n", "𠮷野家", "😀", ""})
    void ordinaryTextIsClean(String text) {
        assertThat(Text.isClean(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u0007", "\u0085", "\ud800", "a\udc00", "\u007f"})
    void whatDatabasesRefuseIsNot(String text) {
        assertThat(Text.isClean(text)).isFalse();
        assertThat(Text.isClean(Text.cleaned(text))).isTrue();
    }

    @Test
    void whiteSpaceOfEveryKindAroundATextGoes() {
        assertThat(Text.cleaned("\uFEFF \u3000\u00A0\n漏水 三天\r\n了\t\u2003")).isEqualTo("漏水 三天\n了");
        assertThat(Text.cleaned(" \u3000 ")).isEmpty();
    }

    @Test
    void aCutTextEndsWithAnEllipsisAndHalvesNoCharacter() {
        assertThat(Text.cut("一二三", 3)).isEqualTo("一二三");
        assertThat(Text.cut("一二三四", 3)).isEqualTo("一二…");
        assertThat(Text.cut("一😀三四", 3)).isEqualTo("一…");
        assertThat(Text.isClean(Text.cut("😀😀😀😀", 4))).isTrue();
    }
}
