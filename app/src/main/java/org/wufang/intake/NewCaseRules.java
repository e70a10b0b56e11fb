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
            check.problem(FieldProblem.of("households", "涉及户数", "number-of-households", HOUSEHOLDS));
        }
        if (!PARTIES.containsAll(newCase.parties())) {
            check.problem(FieldProblem.of("parties", "责任方", "only-these", sorted(PARTIES)));
        } else if (new HashSet<>(newCase.parties()).size() < newCase.parties().size()) {
            check.problem(FieldProblem.of("parties", "责任方", "doubled"));
        }
        if (!newCase.unit().isEmpty() && directory.place(newCase.unit()).isEmpty()) {
            check.problem(FieldProblem.of("unit", "社区或区块", "no-place-of-this-code"));
        }
        if (!newCase.matter().isEmpty() && !isListed(newCase.matter())) {
            check.problem(FieldProblem.of("matter", "事项", "not-on-the-list"));
        }
        NewCase.Reporter reporter = newCase.reporter();
        if (reporter != null) {
            check.text("reporter.name", "诉求人姓名", reporter.name(), NAME_LENGTH, false);
            if (!reporter.phone().isEmpty() && !PHONE.matcher(reporter.phone()).matches()) {
                check.problem(FieldProblem.of("reporter.phone", "诉求人电话", "phone-of-reporter"));
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

        void problem(FieldProblem problem) {
            problems.add(problem);
        }

        void text(String field, String label, String text, int length, boolean required) {
            if (required && text.isBlank()) {
                problem(FieldProblem.of(field, label, "missing"));
            } else if (text.length() > length) {
                problem(FieldProblem.of(field, label, "longer-than", length, text.length()));
            } else if (!Text.isClean(text)) {
                problem(FieldProblem.of(field, label, "broken-characters"));
            }
        }

        void word(String field, String label, String word, Set<String> words) {
            if (!words.contains(word)) {
                problem(FieldProblem.of(field, label, "one-of-these", sorted(words)));
            }
        }
    }
}
