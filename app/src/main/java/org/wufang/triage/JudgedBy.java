package org.wufang.triage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFileSection;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.DutyItem;
import org.wufang.directory.DutyList;
import org.wufang.directory.DutyRegister;
import org.wufang.directory.DutyVersion;

/** By which versions of the duty lists a case is judged, for whoever looks at it years later. */
@Component
public class JudgedBy implements CaseFileSection {

    private static final List<DutyList> ORDER =
            List.of(DutyList.TERRITORIAL, DutyList.STREET, DutyList.STREET_ASSIST, DutyList.COMMUNITY);

    private final DutyRegister register;
    private final CaseFiles files;
    private final JdbcClient db;
    /** Process definition and list → version; both never change. */
    private final Map<String, Long> known = new ConcurrentHashMap<>();

    JudgedBy(DutyRegister register, CaseFiles files, JdbcClient db) {
        this.register = register;
        this.files = files;
        this.db = db;
    }

    /** Kept once; told again it is the same. */
    public void keep(String caseNumber, String processDefinitionId) {
        boolean kept = db.sql("select count(*) from triage_judged_by where case_number = ?")
                        .param(caseNumber)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!kept) {
            List<@Nullable Long> versions = new ArrayList<>();
            ORDER.forEach(list -> versions.add(version(list, processDefinitionId)));
            db.sql("insert into triage_judged_by (case_number, territorial, street, street_assist, community)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(caseNumber, versions.get(0), versions.get(1), versions.get(2), versions.get(3))
                    .update();
        }
    }

    private @Nullable Long version(DutyList list, String processDefinitionId) {
        String question = processDefinitionId + "/" + list.table();
        Long version = known.get(question);
        if (version == null) {
            version = register.judging(list, processDefinitionId)
                    .map(DutyVersion::id)
                    .orElse(null);
            if (version != null) {
                known.put(question, version);
            }
        }
        return version;
    }

    @Override
    public String name() {
        return "dutyLists";
    }

    @Override
    public List<Map<String, Object>> read(String caseNumber) {
        String matter = files.get(caseNumber).matter();
        return db.sql(
                        "select territorial, street, street_assist, community from triage_judged_by where case_number = ?")
                .param(caseNumber)
                .query((row, n) -> Arrays.asList(
                        row.getObject(1, Long.class),
                        row.getObject(2, Long.class),
                        row.getObject(3, Long.class),
                        row.getObject(4, Long.class)))
                .optional()
                .map(versions -> rows(versions, matter))
                .orElse(List.of());
    }

    private List<Map<String, Object>> rows(List<@Nullable Long> versions, String matter) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < ORDER.size(); i++) {
            Optional<DutyRegister.Content> judged =
                    Optional.ofNullable(versions.get(i)).map(register::proposal);
            List<DutyItem> items = judged.map(DutyRegister.Content::items).orElse(List.of()).stream()
                    .filter(item -> item.matter().equals(matter))
                    .toList();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", ORDER.get(i).label());
            row.put(
                    "version",
                    judged.map(content -> "第" + content.version().number() + "版")
                            .orElse("未登记"));
            row.put(
                    "number",
                    items.isEmpty()
                            ? "未列"
                            : join(items.stream().map(DutyItem::item).toList()));
            row.put(
                    "lead",
                    join(items.stream()
                            .map(item -> register.unitName(item.lead()))
                            .toList()));
            row.put("basis", join(items.stream().map(DutyItem::basis).toList()));
            rows.add(row);
        }
        return rows;
    }

    private static String join(List<String> texts) {
        return texts.stream().collect(Collectors.joining("；"));
    }
}
