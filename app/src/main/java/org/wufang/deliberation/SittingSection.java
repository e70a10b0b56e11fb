package org.wufang.deliberation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wufang.casefile.CaseFileSection;

/** A part of the case file with rows of every deliberation of the case, oldest first. */
public record SittingSection(
        String name, Deliberations deliberations, Rows rows, Function<String, Set<String>> withheld)
        implements CaseFileSection {

    /** What a deliberation has to tell. */
    public interface Rows {

        /** @param number which deliberation of the case, counted from 1 */
        Stream<Map<String, Object>> of(Proceedings sitting, int number);
    }

    public SittingSection(String name, Deliberations deliberations, Rows rows) {
        this(name, deliberations, rows, caseNumber -> Set.of());
    }

    /** With {@code deliberation} last in each row: to which deliberation of the case it belongs, counted from 1. */
    public static Rows numbered(Function<Proceedings, Stream<Map<String, Object>>> rows) {
        return (sitting, number) -> rows.apply(sitting).peek(row -> row.put("deliberation", number));
    }

    @Override
    public List<Map<String, Object>> read(String caseNumber) {
        List<Proceedings> all = deliberations.proceedings(caseNumber);
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> rows.of(all.get(i), i + 1))
                .toList();
    }

    @Override
    public Set<String> withheldTasks(String caseNumber) {
        return withheld.apply(caseNumber);
    }
}
