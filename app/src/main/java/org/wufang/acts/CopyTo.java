package org.wufang.acts;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseCopies;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.directory.Place;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;

/** 抄送: a group of the place or a department, or one person, may read the case from now on. */
@Component
@Order(100)
class CopyTo implements CaseAct {

    private final CaseCopies copies;
    private final CaseFiles files;
    private final Directory directory;

    CopyTo(CaseCopies copies, CaseFiles files, Directory directory) {
        this.copies = copies;
        this.files = files;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "copyTo";
    }

    @Override
    public String label() {
        return "抄送";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        return Optional.of(List.of(
                ActField.choice(
                        "group", "抄送单位", false, groups(files.get(caseNumber).place())),
                ActField.text("person", "抄送个人", false, "登录名；单位和个人填一项")));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        String group = filled.getOrDefault("group", "");
        String person = filled.getOrDefault("person", "");
        if (group.isEmpty() == person.isEmpty()) {
            throw FormRejected.of("group", "抄送单位", "copy-to-one");
        }
        if (!person.isEmpty() && !directory.people().contains(person)) {
            throw FormRejected.of("person", "抄送个人", "copy-to-nobody", person);
        }
        if (!person.isEmpty() && files.mayRead(caseNumber, person)) {
            throw FormRejected.of("person", "抄送个人", "copy-to-reader");
        }
        if (copies.of(caseNumber).stream()
                .anyMatch(copy -> !group.isEmpty() && copy.group().equals(group))) {
            throw FormRejected.of("group", "抄送单位", "copied-already");
        }
        copies.insert(caseNumber, person, group, by);
    }

    private List<ActField.Option> groups(Place place) {
        Collection<String> here = List.of(place.block(), place.community(), place.street(), place.district());
        return directory.memberships().stream()
                .filter(held -> here.contains(held.unit()) || held.role().equals("department"))
                .filter(held -> Stream.of("admin", "modeler").noneMatch(held.role()::equals))
                .map(Membership::group)
                .distinct()
                .map(group -> new ActField.Option(group, directory.groupName(group)))
                .sorted(Comparator.comparing(ActField.Option::label))
                .toList();
    }
}
