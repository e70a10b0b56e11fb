package org.wufang.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.wufang.casefile.NewCase;
import org.wufang.directory.Directory;
import org.wufang.directory.DutyLists;
import org.wufang.platform.sheet.Text;
import org.wufang.platform.web.FieldProblem;

/** What a new case must be, whichever way it comes in. Messages never repeat what was sent of a person. */
@Component
class NewCaseRules {

    static final int TITLE_LENGTH = 100;
    static final int DESCRIPTION_LENGTH = 10_000;
    static final int ADDRESS_LENGTH = 200;
    static final int NAME_LENGTH = 50;
    private static final int HOUSEHOLDS = 100_000;

    private static final Set<String> HAZARDS = Set.of("none", "utilities", "life");
    private static final Set<String> CHANNELS = Set.of("grid", "hotline", "phone", "web", "import");
    private static final Set<String> PARTIES =
            Set.of("partyBranch", "residentsCommittee", "propertyFirm", "ownersCommittee", "socialOrganisation");
    /** Mobile, or landline with its area code: the pattern of the form {@code report-case}. */
    private static final Pattern PHONE = Pattern.compile("1\\d{10}|0\\d{2,3}-?\\d{7,8}");

    private final Directory directory;
    private final DutyLists lists;

    NewCaseRules(Directory directory, DutyLists lists) {
        this.directory = directory;
        this.lists = lists;
    }

    /** Everything that is wrong; empty when the case may be opened. */
    List<FieldProblem> problems(NewCase newCase) {
        Check check = new Check();
        check.text("title", "标题", newCase.title(), TITLE_LENGTH, true);
        check.text("description", "内容", newCase.description(), DESCRIPTION_LENGTH, true);
        check.text("address", "地址", newCase.address(), ADDRESS_LENGTH, false);
        check.word("hazard", "危险程度", newCase.hazard(), HAZARDS);
        check.word("channel", "来源", newCase.channel(), CHANNELS);
        if (newCase.households() < 1 || newCase.households() > HOUSEHOLDS) {
            check.problem("households", "涉及户数", "应为 1 至 %d".formatted(HOUSEHOLDS));
        }
        if (!PARTIES.containsAll(newCase.parties())) {
            check.problem("parties", "责任方", "只能是 " + sorted(PARTIES));
        } else if (new HashSet<>(newCase.parties()).size() < newCase.parties().size()) {
            check.problem("parties", "责任方", "有重复");
        }
        if (!newCase.unit().isEmpty() && directory.place(newCase.unit()).isEmpty()) {
            check.problem("unit", "社区或区块", "没有代码为这个值的社区或区块");
        }
        if (!newCase.matter().isEmpty() && !isListed(newCase.matter())) {
            check.problem("matter", "事项", "职责清单上没有这个事项；不清楚可以留空，由人工研判");
        }
        NewCase.Reporter reporter = newCase.reporter();
        if (reporter != null) {
            check.text("reporter.name", "诉求人姓名", reporter.name(), NAME_LENGTH, false);
            if (!reporter.phone().isEmpty() && !PHONE.matcher(reporter.phone()).matches()) {
                check.problem("reporter.phone", "诉求人电话", "应为 11 位手机号，或带区号的固定电话");
            }
        }
        return check.problems;
    }

    private boolean isListed(String matter) {
        return matter.length() <= 100 && lists.today(matter).isListed();
    }

    private static String sorted(Set<String> words) {
        return String.join("、", words.stream().sorted().toList());
    }

    private static final class Check {

        private final List<FieldProblem> problems = new ArrayList<>();

        void problem(String field, String label, String message) {
            problems.add(new FieldProblem(field, label, message));
        }

        void text(String field, String label, String text, int length, boolean required) {
            if (required && text.isBlank()) {
                problem(field, label, "必须填写");
            } else if (text.length() > length) {
                problem(field, label, "最多 %d 个字，现有 %d 个".formatted(length, text.length()));
            } else if (!Text.isClean(text)) {
                problem(field, label, "含有控制字符或不完整的字符");
            }
        }

        void word(String field, String label, String word, Set<String> words) {
            if (!words.contains(word)) {
                problem(field, label, "应为 " + sorted(words) + " 之一");
            }
        }
    }
}
