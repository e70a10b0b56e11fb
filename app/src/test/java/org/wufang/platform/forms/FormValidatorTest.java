package org.wufang.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wufang.platform.web.FieldProblem;
import org.wufang.platform.web.Problem;

class FormValidatorTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** One o'clock in the morning of 1 March 2026 in China, still 28 February in UTC. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-28T17:00:00Z"), CHINA);

    private static final FormValidator validator = new FormValidator(CLOCK);

    // --- what is dropped -------------------------------------------------------------------------------------

    @Test
    void onlyDeclaredFieldsAreKept() {
        CheckedForm checked = check(field("textfield", "a", ""), Map.of("a", "甲", "b", "乙", "caseNumber", "SQ-1"));

        assertThat(checked.values()).isEqualTo(Map.of("a", "甲"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"properties\":{\"fact\":\"true\"}", "\"readonly\":true", "\"disabled\":true"})
    void whatTheFormOnlyShowsIsNeverTakenBack(String mark) {
        CheckedForm checked = check(
                field("textfield", "a", mark + ",\"validate\":{\"required\":true,\"maxLength\":1}"),
                Map.of("a", "假的事实"));

        assertThat(checked.values()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"filepicker", "documentPreview", "dynamiclist", "table", "unheardOf"})
    void componentsThatWeCannotCheckBringNothing(String type) {
        assertThat(check(field(type, "a", ""), Map.of("a", "x")).values()).isEmpty();
    }

    @Test
    void personalFieldsAreKeptApart() {
        CheckedForm checked = check(
                field("textfield", "phone", "\"properties\":{\"personal\":\"true\"}"), Map.of("phone", "13907320001"));

        assertThat(checked.personal()).isEqualTo(Map.of("phone", "13907320001"));
        assertThat(checked.values()).isEmpty();
        assertThat(checked.routing()).isEmpty();
    }

    @Test
    void onlyRoutingFieldsGoToTheEngine() {
        String form = field("textfield", "free", "") + ","
                + field("radio", "path", "\"properties\":{\"routing\":\"true\"},\"values\":[{\"value\":\"a\"}]");

        CheckedForm checked = check(form, Map.of("free", "文字", "path", "a"));

        assertThat(checked.routing()).isEqualTo(Map.of("path", "a"));
        assertThat(checked.values()).isEqualTo(Map.of("free", "文字", "path", "a"));
    }

    @Test
    void aRoutingFieldLeftEmptyClearsItsVariable() {
        CheckedForm checked = check(
                field("radio", "path", "\"properties\":{\"routing\":\"true\"},\"values\":[{\"value\":\"a\"}]"),
                Map.of());

        assertThat(checked.routing()).containsEntry("path", null);
    }

    // --- required --------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "textfield, 请填写",
        "textarea, 请填写",
        "number, 请填写",
        "radio, 请选择",
        "select, 请选择",
        "checklist, 请选择",
        "taglist, 请选择",
        "datetime, 请选择",
        "checkbox, 请勾选"
    })
    void aRequiredFieldMustBeThere(String type, String message) {
        String form = field(type, "a", "\"validate\":{\"required\":true}");

        assertRefused(form, Map.of(), message);
        assertRefused(form, mapOf("a", null), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t ", "　"})
    void blankTextIsNoAnswer(String blank) {
        assertRefused(field("textarea", "a", "\"validate\":{\"required\":true}"), Map.of("a", blank), "请填写");
        assertThat(check(field("textarea", "a", ""), Map.of("a", blank)).values())
                .isEmpty();
    }

    @Test
    void anEmptyListAndAnUntickedBoxAreNoAnswer() {
        assertRefused(
                field("checklist", "a", "\"validate\":{\"required\":true},\"values\":[{\"value\":\"x\"}]"),
                Map.of("a", List.of()),
                "请选择");
        assertRefused(field("checkbox", "a", "\"validate\":{\"required\":true}"), Map.of("a", false), "请勾选");
        assertThat(check(field("checkbox", "a", ""), Map.of()).values()).isEqualTo(Map.of("a", false));
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        String form = field("textfield", "a", "\"label\":\"甲\",\"validate\":{\"required\":true}") + ","
                + field("number", "b", "\"label\":\"乙\",\"validate\":{\"min\":1}") + ","
                + field("datetime", "c", "\"dateLabel\":\"丙\",\"subtype\":\"date\"");

        FormRejected rejected = refusal(form, Map.of("b", 0, "c", "明天"));

        assertThat(rejected.fields())
                .containsExactly(
                        new FieldProblem("a", "甲", "请填写"),
                        new FieldProblem("b", "乙", "不能小于1"),
                        new FieldProblem("c", "丙", "应为日期，例如 2026-03-01"));
        assertThat(rejected).hasMessage("甲：请填写；乙：不能小于1；丙：应为日期，例如 2026-03-01");
        assertThat(rejected.status().value()).isEqualTo(400);
    }

    // --- text ------------------------------------------------------------------------------------------------

    @Test
    void lengthsAreCountedWithoutTheBlanksAround() {
        String form = field("textfield", "a", "\"validate\":{\"minLength\":2,\"maxLength\":3}");

        assertRefused(form, Map.of("a", " 甲 "), "至少2个字");
        assertRefused(form, Map.of("a", "甲乙丙丁"), "不能超过3个字");
        assertThat(check(form, Map.of("a", " 甲乙丙 ")).values()).isEqualTo(Map.of("a", "甲乙丙"));
    }

    @Test
    void textHasABoundAlsoWhereTheFormGivesNone() {
        String form = field("textarea", "a", "");

        assertRefused(form, Map.of("a", "长".repeat(20_001)), "不能超过20000个字");
        assertThat(check(form, Map.of("a", "长".repeat(20_000))).values()).containsKey("a");
        assertRefused(
                field("textarea", "a", "\"validate\":{\"maxLength\":1000000}"),
                Map.of("a", "长".repeat(20_001)),
                "不能超过20000个字");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "43030200300",
                "4303020030011",
                "430302003001abc",
                "x430302003001",
                "430302003001\n1",
                "430302003001x"
            })
    void aPatternHoldsForTheWholeTextThatItSpans(String wrong) {
        String form = field("textfield", "a", "\"validate\":{\"pattern\":\"^\\\\d{12}(\\\\d{3})?$\"}");

        assertRefused(form, Map.of("a", wrong), "格式不正确");
        assertThat(check(form, Map.of("a", "430302003001")).values()).containsEntry("a", "430302003001");
        assertThat(check(form, Map.of("a", "430302003001001\n")).values()).containsEntry("a", "430302003001001");
    }

    @Test
    void allTextsTogetherHaveABound() {
        String form = String.join(
                ",",
                IntStream.range(0, 5)
                        .mapToObj(i -> field("textarea", "a" + i, ""))
                        .toList());
        Map<String, Object> filled = new HashMap<>();
        IntStream.range(0, 4).forEach(i -> filled.put("a" + i, "长".repeat(20_000)));

        assertThat(check(form, filled).values()).hasSize(4);
        filled.put("a4", "长");
        assertRefused(form, filled, "文字合计不能超过80000个字");
    }

    @Test
    void theFormSaysWhatItsPatternMeans() {
        assertRefused(
                field(
                        "textfield",
                        "a",
                        "\"validate\":{\"pattern\":\"^\\\\d+$\"},\"properties\":{\"patternMessage\":\"只能是数字\"}"),
                Map.of("a", "x"),
                "只能是数字");
    }

    @Test
    void presetPatternsOfTheEditorHold() {
        assertRefused(
                field("textfield", "a", "\"validate\":{\"validationType\":\"email\"}"), Map.of("a", "x"), "应为电子邮箱地址");
        assertRefused(
                field("textfield", "a", "\"validate\":{\"validationType\":\"phone\"}"),
                Map.of("a", "123"),
                "应为带国际区号的电话号码，例如 +8613900000000");
        assertThat(check(
                                field("textfield", "a", "\"validate\":{\"validationType\":\"phone\"}"),
                                Map.of("a", "+8613907320001"))
                        .values())
                .containsKey("a");
    }

    @Test
    void charactersThatNoDatabaseKeepsAreRefused() {
        for (String bad : List.of("a\0b", "a\u0007", "\uD83D", "x\uDE00y")) {
            assertRefused(field("textarea", "a", ""), Map.of("a", bad), "含有无法保存的字符");
        }
        assertThat(check(field("textarea", "a", ""), Map.of("a", "一行\r\n\t二行😀"))
                        .values())
                .containsEntry("a", "一行\r\n\t二行😀");
    }

    @Test
    void aTextIsText() {
        for (Object wrong : List.of(1, true, List.of("x"), Map.of("k", "v"), new byte[] {1})) {
            assertRefused(field("textfield", "a", ""), Map.of("a", wrong), "应为文字");
        }
    }

    // --- numbers ---------------------------------------------------------------------------------------------

    @Test
    void wholeNumbersArriveAsIntegers() {
        String form = field("number", "a", "\"decimalDigits\":0");

        for (Object three : List.of(3, 3L, 3.0, (short) 3, new BigDecimal("3.00"))) {
            assertThat(check(form, Map.of("a", three)).values()).isEqualTo(Map.of("a", 3));
        }
        assertThat(check(form, Map.of("a", 5_000_000_000L)).values()).isEqualTo(Map.of("a", 5_000_000_000L));
    }

    @Test
    void otherNumbersArriveExact() {
        assertThat(check(field("number", "a", "\"decimalDigits\":2"), Map.of("a", 85.07))
                        .values())
                .isEqualTo(Map.of("a", new BigDecimal("85.07")));
        assertThat(check(field("number", "a", ""), Map.of("a", 7)).values()).isEqualTo(Map.of("a", new BigDecimal(7)));
    }

    @Test
    void decimalPlacesAreBounded() {
        assertRefused(field("number", "a", "\"decimalDigits\":0"), Map.of("a", 1.5), "应为整数");
        assertRefused(field("number", "a", "\"decimalDigits\":2"), Map.of("a", 1.005), "最多2位小数");
    }

    @ParameterizedTest
    @CsvSource({"0, 不能小于1", "-5, 不能小于1", "100001, 不能大于100000", "0.999, 不能小于1"})
    void numbersAreBounded(BigDecimal number, String message) {
        assertRefused(field("number", "a", "\"validate\":{\"min\":1,\"max\":100000}"), Map.of("a", number), message);
    }

    @Test
    void boundsMayBeExpressions() {
        String form = field("number", "total", "") + ","
                + field("number", "part", "\"validate\":{\"max\":\"=total\",\"min\":\"=least\"}");

        assertRefused(form, Map.of("total", 3, "part", 4), "不能大于3");
        assertThat(check(form, Map.of("total", 3, "part", 3)).values()).hasSize(2);
        FormRejected belowFact = catchThrowableOfType(
                FormRejected.class,
                () -> validator.check(
                        schema(form), Map.of("total", 3, "part", 1), name -> name.equals("least") ? 2 : null));
        assertThat(belowFact).hasMessageContaining("不能小于2");
    }

    @Test
    void aNumberKeepsToItsSteps() {
        assertRefused(field("number", "a", "\"increment\":0.5"), Map.of("a", 1.3), "应为0.5的倍数");
        assertThat(check(field("number", "a", "\"increment\":0.5"), Map.of("a", 1.5))
                        .values())
                .hasSize(1);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        for (Object wrong : List.of("3", "三", true, List.of(3), Map.of(), Double.NaN, Double.POSITIVE_INFINITY)) {
            assertRefused(field("number", "a", ""), Map.of("a", wrong), "应为数字");
        }
    }

    @Test
    void numbersWithoutEndDoNotOccupyTheServer() {
        for (Object huge : List.of(new BigDecimal("1E+1000000000"), new BigDecimal("1E-1000000000"), 1e300)) {
            assertRefused(field("number", "a", "\"decimalDigits\":0"), Map.of("a", huge), "数值过大");
        }
        String asText = field("number", "a", "\"serializeToString\":true");
        assertRefused(asText, Map.of("a", "9".repeat(1000)), "数值过大");
        assertRefused(asText, Map.of("a", "九"), "应为数字");
        assertThat(check(asText, Map.of("a", "1.20")).values()).isEqualTo(Map.of("a", new BigDecimal("1.20")));
    }

    // --- choices ---------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"radio", "select"})
    void aChoiceIsOneOfThoseOffered(String type) {
        String form =
                field(type, "a", "\"values\":[{\"label\":\"是\",\"value\":\"yes\"},{\"label\":\"否\",\"value\":\"no\"}]");

        assertThat(check(form, Map.of("a", "yes")).values()).isEqualTo(Map.of("a", "yes"));
        for (Object wrong : List.of("maybe", "是", "YES", 1, true, List.of("yes"), Map.of("value", "yes"))) {
            assertRefused(form, Map.of("a", wrong), "所选内容不在可选范围内");
        }
    }

    @Test
    void offeredNumbersAndBooleansAreThemselves() {
        String form = field("radio", "a", "\"values\":[{\"value\":1},{\"value\":true}]");

        assertThat(check(form, Map.of("a", 1)).values()).containsEntry("a", new BigDecimal(1));
        assertThat(check(form, Map.of("a", true)).values()).containsEntry("a", true);
        assertRefused(form, Map.of("a", "1"), "所选内容不在可选范围内");
    }

    @ParameterizedTest
    @ValueSource(strings = {"checklist", "taglist"})
    void severalChoicesAreAllOfThoseOffered(String type) {
        String form = field(type, "a", "\"values\":[{\"value\":\"x\"},{\"value\":\"y\"},{\"value\":\"z\"}]");

        assertThat(check(form, Map.of("a", List.of("z", "x", "z"))).values()).isEqualTo(Map.of("a", List.of("x", "z")));
        assertRefused(form, Map.of("a", List.of("x", "w")), "所选内容不在可选范围内");
        assertRefused(form, Map.of("a", Arrays.asList("x", null)), "所选内容不在可选范围内");
        assertRefused(form, Map.of("a", "x"), "应为多选列表");
    }

    @Test
    void choicesMayBeSuppliedAsFactsOrByAnExpression() {
        Map<String, Object> facts = Map.of(
                "targets",
                        List.of(
                                Map.of("label", "城管局", "value", "chengguan"),
                                Map.of("label", "住建局", "value", "zhujian")),
                "plain", List.of("甲", "乙"));
        for (String source : List.of("\"valuesKey\":\"targets\"", "\"valuesExpression\":\"=targets\"")) {
            FormSchema form = schema(field("select", "a", source));
            assertThat(validator.check(form, Map.of("a", "zhujian"), facts::get).values())
                    .hasSize(1);
            assertThatThrownBy(() -> validator.check(form, Map.of("a", "gongan"), facts::get))
                    .isInstanceOf(FormRejected.class);
            assertThatThrownBy(() -> validator.check(form, Map.of("a", "zhujian"), name -> null))
                    .isInstanceOf(FormRejected.class);
        }
        assertThat(validator
                        .check(
                                schema(field("taglist", "a", "\"valuesKey\":\"plain\"")),
                                Map.of("a", List.of("乙")),
                                facts::get)
                        .values())
                .isEqualTo(Map.of("a", List.of("乙")));
    }

    @Test
    void aCheckboxIsTrueOrFalse() {
        for (Object wrong : List.of("true", 1, List.of(true))) {
            assertRefused(field("checkbox", "a", ""), Map.of("a", wrong), "应为是或否");
        }
    }

    // --- dates -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "date, , 2026-03-01",
        "time, no_timezone, 14:30",
        "time, utc_offset, 14:30+08:00",
        "time, utc_normalized, 06:30Z",
        "datetime, no_timezone, 2026-03-01T14:30",
        "datetime, utc_offset, 2026-03-01T14:30+08:00",
        "datetime, utc_normalized, 2026-03-01T06:30Z",
        "datetime, , 2026-03-01T14:30+08:00"
    })
    void datesAndTimesAreIso(String subtype, String format, String value) {
        assertThat(check(moment(subtype, format), Map.of("a", value)).values()).isEqualTo(Map.of("a", value));
    }

    @ParameterizedTest
    @CsvSource({
        "date, , 2026-02-30",
        "date, , 2026-3-1",
        "date, , 20260301",
        "date, , 2026-03-01T00:00",
        "date, , +12026-03-01",
        "date, , -0001-03-01",
        "date, , tomorrow",
        "time, no_timezone, 25:00",
        "time, no_timezone, 14:30Z",
        "time, utc_offset, 14:30",
        "datetime, no_timezone, 2026-03-01",
        "datetime, no_timezone, 2026-03-01T14:30Z",
        "datetime, no_timezone, +999999999-03-01T14:30",
        "datetime, , 2026-03-01T14:30"
    })
    void whatIsNoDateIsRefused(String subtype, String format, String value) {
        assertThat(refusal(moment(subtype, format), Map.of("a", value)).getMessage())
                .contains("应为");
    }

    @Test
    void aDateIsText() {
        assertRefused(moment("date", null), Map.of("a", new java.util.Date()), "应为日期或时间");
        assertRefused(moment("date", null), Map.of("a", 20260301), "应为日期或时间");
    }

    @Test
    void todayIsTodayInChina() {
        String date = field("datetime", "a", "\"subtype\":\"date\",\"disallowPassedDates\":true");
        String time = field(
                "datetime",
                "a",
                "\"subtype\":\"datetime\",\"timeSerializingFormat\":\"no_timezone\",\"disallowPassedDates\":true");

        assertThat(check(date, Map.of("a", "2026-03-01")).values()).hasSize(1);
        assertRefused(date, Map.of("a", "2026-02-28"), "不能早于今天");
        assertThat(check(time, Map.of("a", "2026-03-01T00:00")).values()).hasSize(1);
        assertRefused(time, Map.of("a", "2026-02-28T23:59"), "不能早于今天");
    }

    // --- conditions ------------------------------------------------------------------------------------------

    private static final String VOTE =
            field("radio", "vote", "\"values\":[{\"value\":\"agree\"},{\"value\":\"oppose\"}]")
                    + ","
                    + field(
                            "textarea",
                            "reason",
                            "\"validate\":{\"required\":true},\"conditional\":{\"hide\":\"=vote != \\\"oppose\\\"\"}");

    @Test
    void aHiddenFieldIsNeitherDemandedNorKept() {
        assertThat(check(VOTE, Map.of("vote", "agree")).values()).isEqualTo(Map.of("vote", "agree"));
        assertThat(check(VOTE, Map.of("vote", "agree", "reason", "夹带")).values())
                .isEqualTo(Map.of("vote", "agree"));
        assertThat(check(VOTE, Map.of("reason", "夹带")).values()).isEmpty();
    }

    @Test
    void aShownFieldIsDemanded() {
        assertRefused(VOTE, Map.of("vote", "oppose"), "请填写");
        assertThat(check(VOTE, Map.of("vote", "oppose", "reason", "噪声")).values())
                .hasSize(2);
    }

    @Test
    void theConditionOfAGroupHoldsForAllInIt() {
        String form = field("checkbox", "more", "") + ",{\"type\":\"group\",\"conditional\":{\"hide\":\"=not(more)\"},"
                + "\"components\":[" + field("textfield", "a", "\"validate\":{\"required\":true}") + "]}";

        assertThat(check(form, Map.of("more", false, "a", "夹带")).values()).isEqualTo(Map.of("more", false));
        assertRefused(form, Map.of("more", true), "请填写");
    }

    @Test
    void whatIsSentInAHiddenFieldHidesNothingElse() {
        // b is hidden by a; were b's smuggled value believed, c would be hidden and not demanded
        String form = field("textfield", "a", "") + ","
                + field("textfield", "b", "\"conditional\":{\"hide\":\"=a != \\\"x\\\"\"}") + ","
                + field(
                        "textfield",
                        "c",
                        "\"validate\":{\"required\":true},\"conditional\":{\"hide\":\"=b != \\\"\\\"\"}");

        assertRefused(form, Map.of("a", "y", "b", "夹带"), "请填写");
        assertThat(check(form, Map.of("a", "x", "b", "在")).values()).hasSize(2);
    }

    @Test
    void leavingAFieldOutIsTheSameAsLeavingItEmpty() {
        String form = field("textfield", "a", "") + ","
                + field(
                        "textfield",
                        "b",
                        "\"validate\":{\"required\":true},\"conditional\":{\"hide\":\"=a != \\\"\\\"\"}");

        assertRefused(form, Map.of("a", ""), "请填写");
        assertRefused(form, Map.of(), "请填写");
    }

    @Test
    void conditionsThatChaseEachOtherEnd() {
        String form = field("textfield", "a", "\"conditional\":{\"hide\":\"=b = \\\"\\\"\"}") + ","
                + field("textfield", "b", "\"conditional\":{\"hide\":\"=a != \\\"\\\"\"}");

        assertThat(check(form, Map.of("a", "1", "b", "2")).values()).hasSizeLessThan(2);
    }

    @Test
    void conditionsSeeFactsButNeverAVariableInPlaceOfAField() {
        FormSchema form = schema(VOTE);

        assertThat(validator.check(form, Map.of(), name -> "oppose").values()).isEmpty();
        FormSchema byFact = schema(field(
                "textfield",
                "a",
                "\"validate\":{\"required\":true},\"conditional\":{\"hide\":\"=hazard = \\\"none\\\"\"}"));
        assertThat(validator.check(byFact, Map.of(), name -> "none").values()).isEmpty();
        assertThatThrownBy(() -> validator.check(byFact, Map.of(), name -> "life"))
                .isInstanceOf(FormRejected.class);
    }

    @Test
    void aConditionThatCannotBeReadHidesNothing() {
        assertRefused(
                field("textfield", "a", "\"validate\":{\"required\":true},\"conditional\":{\"hide\":\"=((\"}"),
                Map.of(),
                "请填写");
    }

    @Test
    void whatTheFormComputesIsComputedHere() {
        String form = field("number", "a", "\"decimalDigits\":0") + ","
                + field("expression", "double", "\"expression\":\"=a * 2\"");

        assertThat(check(form, Map.of("a", 21, "double", 1_000_000)).values())
                .containsEntry("a", 21)
                .hasEntrySatisfying(
                        "double", value -> assertThat((BigDecimal) value).isEqualByComparingTo("42"));
    }

    // --- what the engine hands over --------------------------------------------------------------------------

    @Test
    void typedValuesOfTheEngineAreReadAsPlainOnes() {
        Map<String, Object> plain = PlainValues.read(Variables.createVariables()
                .putValueTyped("list", SpinValues.jsonValue("[\"x\",\"y\"]").create())
                .putValueTyped("text", Variables.stringValue("文"))
                .putValueTyped("none", Variables.untypedNullValue())
                .putValueTyped("count", Variables.longValue(3L))
                .putValueTyped(
                        "object",
                        Variables.serializedObjectValue("[1]")
                                .serializationDataFormat("application/json")
                                .objectTypeName("java.util.ArrayList")
                                .create())
                .putValueTyped("broken", SpinValues.jsonValue("[\"x\"").create()));

        assertThat(plain)
                .isEqualTo(Map.of(
                        "list", List.of("x", "y"), "text", "文", "count", 3L, "object", List.of(1), "broken", "[\"x\""));
    }

    @Test
    void noObjectIsBuiltOfAClassThatTheSenderNames() {
        Map<String, Object> plain = PlainValues.read(Variables.createVariables()
                .putValueTyped(
                        "object",
                        Variables.serializedObjectValue("rO0ABXNyABdqYXZhLnV0aWw=")
                                .serializationDataFormat("application/x-java-serialized-object")
                                .objectTypeName("java.util.LinkedHashSet")
                                .create()));

        assertThat(plain).isEqualTo(Map.of("object", "rO0ABXNyABdqYXZhLnV0aWw="));
    }

    /** Bytes, files, objects: an expression of the form would be handed something with methods. */
    @Test
    void onlyPlainJsonIsTakenFromAPerson() {
        assertThatThrownBy(() -> PlainValues.sent(Variables.createVariables()
                        .putValueTyped("bytes", Variables.byteArrayValue(new byte[] {1}))
                        .putValueTyped(
                                "file",
                                Variables.fileValue("a.txt")
                                        .file(new byte[] {1})
                                        .create())
                        .putValueTyped("date", Variables.dateValue(new Date()))
                        .putValueTyped(
                                "object",
                                Variables.serializedObjectValue("[1]")
                                        .serializationDataFormat("application/json")
                                        .objectTypeName("java.util.ArrayList")
                                        .create())
                        .putValueTyped("xml", SpinValues.xmlValue("<a/>").create())
                        .putValueTyped("text", Variables.stringValue("文"))))
                .isInstanceOfSatisfying(FormRejected.class, rejected -> assertThat(rejected.fields())
                        .extracting(FieldProblem::field)
                        .containsExactly("bytes", "date", "file", "object", "xml"));

        assertThat(PlainValues.sent(Variables.createVariables()
                        .putValueTyped("list", SpinValues.jsonValue("[\"x\"]").create())
                        .putValue("plain", List.of("y"))
                        .putValueTyped("count", Variables.longValue(3L))))
                .isEqualTo(Map.of("list", List.of("x"), "plain", List.of("y"), "count", 3L));
    }

    /** Where one comes all the same, nobody calls its methods. */
    @Test
    void anExpressionOfAFormIsHandedNoJavaObject() {
        assertThatThrownBy(() -> validator.check(
                        schema(field("textfield", "a", "\"conditional\":{\"hide\":\"=known.getClass()\"}")),
                        Map.of("a", "x"),
                        name -> name.equals("known") ? new byte[] {1} : null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("“known”");
    }

    // --- helpers ---------------------------------------------------------------------------------------------

    private CheckedForm check(String fields, Map<String, Object> filled) {
        return validator.check(schema(fields), filled, name -> null);
    }

    private void assertRefused(String fields, Map<String, Object> filled, String message) {
        assertThat(refusal(fields, filled).fields().stream()
                        .map(FieldProblem::message)
                        .collect(Collectors.toList()))
                .containsExactly(message);
    }

    private FormRejected refusal(String fields, Map<String, Object> filled) {
        FormRejected refusal = catchThrowableOfType(FormRejected.class, () -> check(fields, filled));
        assertThat(refusal).as("refusal of " + filled).isNotNull();
        return refusal;
    }

    private static FormSchema schema(String fields) {
        return FormSchema.parse("{\"id\":\"f\",\"components\":[" + fields + "]}");
    }

    private static String field(String type, String key, String more) {
        return "{\"type\":\"" + type + "\",\"key\":\"" + key + "\"" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static String moment(String subtype, String format) {
        return field(
                "datetime",
                "a",
                "\"subtype\":\"" + subtype + "\""
                        + (format == null ? "" : ",\"timeSerializingFormat\":\"" + format + "\""));
    }

    private static Map<String, Object> mapOf(String key, Object value) {
        Map<String, Object> map = new HashMap<>();
        map.put(key, value);
        return map;
    }
}
