package org.wufang.directory;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.wufang.directory.CsvTable.Row;
import org.wufang.directory.Organisation.DatedMembership;
import org.wufang.directory.Organisation.DatedUnit;
import org.wufang.directory.Organisation.Period;
import org.wufang.directory.OrganisationRejected.RowProblem;

/** Reads {@code units.csv}, {@code departments.csv}, {@code people.csv} and {@code readiness.csv} and checks everything before anything is written. */
class OrganisationFiles {

    private static final List<String> UNIT_COLUMNS =
            List.of("code", "name", "kind", "parent", "regime", "owners_body", "valid_from", "valid_to");
    private static final List<String> DEPARTMENT_COLUMNS =
            List.of("code", "name", "district", "valid_from", "valid_to");
    private static final List<String> PEOPLE_COLUMNS =
            List.of("login", "name", "role", "unit", "valid_from", "valid_to");
    private static final List<String> READINESS_COLUMNS = List.of("community", "part", "text");
    private static final int LONGEST_TEXT = 2000;

    /** Kind → the kind above; the order in which units are written. */
    private static final Map<String, String> KIND_ABOVE = kindsAbove();

    private static final Map<String, Pattern> CODE_SHAPES = Map.of(
            "district", Pattern.compile("\\d{6}"),
            "street", Pattern.compile("\\d{9}"),
            "community", Pattern.compile("\\d{12}"),
            "block", Pattern.compile("\\d{15}"));
    private static final Pattern DEPARTMENT_CODE = Pattern.compile("[a-z]{2,20}");
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9]{2,64}");
    /** What mail servers take: no quotes, no addresses without a domain. */
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");

    private static final int LONGEST_EMAIL = 254;
    private static final Set<String> RESERVED_LOGINS = Set.of("system");
    private static final Set<String> REGIMES = Set.of("professional", "selfManaged", "abandoned");
    private static final Set<String> OWNERS_BODIES = Set.of("ownersCommittee", "propertyManagementCommittee", "none");

    private final ResourceLoader resources;
    private final boolean passwordsAllowed;

    private final List<RowProblem> problems = new ArrayList<>();
    private final Map<String, DatedUnit> units = new LinkedHashMap<>();
    private final Map<String, Row> unitRows = new HashMap<>();
    private final Map<String, String> people = new LinkedHashMap<>();
    private final Map<String, String> emails = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<Membership, DatedMembership> memberships = new LinkedHashMap<>();

    OrganisationFiles(ResourceLoader resources, boolean passwordsAllowed) {
        this.resources = resources;
        this.passwordsAllowed = passwordsAllowed;
    }

    /** @param passwords by login; only where they are allowed */
    record Contents(Organisation organisation, Map<String, String> passwords, List<Readiness.Given> readiness) {

        @Override
        public String toString() {
            return "Contents[" + organisation.people().size() + " people]";
        }
    }

    /** @throws OrganisationRejected naming every bad row */
    Contents read(String location) {
        String directory = directory(location);
        readUnits(directory);
        readDepartments(directory);
        readPeople(directory);
        List<Readiness.Given> readiness = readReadiness(directory);
        if (!problems.isEmpty()) {
            throw new OrganisationRejected(problems);
        }
        List<String> kinds = List.copyOf(KIND_ABOVE.keySet());
        List<DatedUnit> topDown = units.values().stream()
                .sorted((a, b) ->
                        kinds.indexOf(a.unit().kind()) - kinds.indexOf(b.unit().kind()))
                .toList();
        return new Contents(
                new Organisation(topDown, people, emails, List.copyOf(memberships.values())), passwords, readiness);
    }

    private static String directory(String location) {
        String url = location.matches("[a-z]{2,}:.*") ? location : "file:" + location;
        return url.endsWith("/") ? url : url + "/";
    }

    private void readUnits(String directory) {
        CsvTable table = new CsvTable("units.csv", problems::add);
        List<Row> rows = table.read(resources.getResource(directory + "units.csv"), UNIT_COLUMNS, List.of());
        rows.forEach(this::readUnit);
        rows.forEach(this::checkParent);
        if (!rows.isEmpty()
                && units.values().stream().noneMatch(u -> u.unit().kind().equals("district"))) {
            table.problem(1, "kind", "至少要有一个区（district）");
        }
    }

    private void readUnit(Row row) {
        String code = row.get("code");
        String kind = row.get("kind");
        if (!CODE_SHAPES.containsKey(kind)) {
            row.problem("kind", "“%s”不是单位类别，应为 district、street、community 或 block".formatted(kind));
            return;
        }
        if (!CODE_SHAPES.get(kind).matcher(code).matches()) {
            row.problem("code", "“%s”不是正确的代码：区 6 位、街道 9 位、社区 12 位、区块 15 位数字".formatted(code));
            return;
        }
        boolean community = kind.equals("community");
        addUnit(
                row,
                new Unit(
                        code,
                        name(row),
                        kind,
                        row.optional("parent").orElse(null),
                        oneOf(row, "regime", REGIMES, community),
                        oneOf(row, "owners_body", OWNERS_BODIES, community)));
    }

    private void addUnit(Row row, Unit unit) {
        Row earlier = unitRows.putIfAbsent(unit.code(), row);
        if (earlier != null) {
            row.problem("code", "代码 %s 已在第 %d 行出现".formatted(row.get("code"), earlier.line()));
            return;
        }
        units.put(unit.code(), new DatedUnit(unit, period(row)));
    }

    private void checkParent(Row row) {
        DatedUnit dated = units.get(row.get("code"));
        if (dated == null) {
            return;
        }
        Unit unit = dated.unit();
        String kindAbove = KIND_ABOVE.get(unit.kind());
        if (kindAbove.isEmpty()) {
            if (unit.parent() != null) {
                row.problem("parent", "区没有上级，请留空");
            }
            return;
        }
        DatedUnit parent = units.get(row.get("parent"));
        if (parent == null) {
            row.problem("parent", "没有代码为“%s”的上级单位".formatted(row.get("parent")));
        } else if (!parent.unit().kind().equals(kindAbove)) {
            row.problem(
                    "parent",
                    "上级 %s 的类别是 %s，应为 %s"
                            .formatted(parent.unit().code(), parent.unit().kind(), kindAbove));
        } else if (!unit.code().startsWith(parent.unit().code())) {
            row.problem("code", "代码应以上级代码 %s 开头".formatted(parent.unit().code()));
        }
    }

    private void readDepartments(String directory) {
        CsvTable table = new CsvTable("departments.csv", problems::add);
        for (Row row :
                table.read(resources.getResource(directory + "departments.csv"), DEPARTMENT_COLUMNS, List.of())) {
            String code = row.get("code");
            if (!DEPARTMENT_CODE.matcher(code).matches()) {
                row.problem("code", "“%s”不是正确的代码：2 至 20 个小写字母".formatted(code));
                continue;
            }
            if (!unitIs(row.get("district"), "district")) {
                row.problem("district", "没有代码为“%s”的区".formatted(row.get("district")));
                continue;
            }
            addUnit(row, new Unit("dept-" + code, name(row), "department", row.get("district"), null, null));
        }
    }

    private boolean unitIs(String code, String kind) {
        DatedUnit dated = units.get(code);
        return dated != null && dated.unit().kind().equals(kind);
    }

    private void readPeople(String directory) {
        CsvTable table = new CsvTable("people.csv", problems::add);
        List<Row> rows = table.read(
                resources.getResource(directory + "people.csv"), PEOPLE_COLUMNS, List.of("email", "password"));
        if (table.has("password") && !passwordsAllowed) {
            table.problem(1, "password", "只有演示环境（demo）的人员文件可以带密码；请删去此列，由系统管理员为人员设置密码");
            return;
        }
        Map<Membership, Row> membershipRows = new LinkedHashMap<>();
        rows.forEach(row -> readPerson(row, membershipRows));
        checkSupervisors(membershipRows);
        checkCommandCentres();
    }

    private void readPerson(Row row, Map<Membership, Row> membershipRows) {
        String login = row.get("login");
        if (!LOGIN.matcher(login).matches() || RESERVED_LOGINS.contains(login)) {
            row.problem("login", "“%s”不能作登录名：2 至 64 个小写字母或数字，且不是 system".formatted(login));
            return;
        }
        String name = name(row);
        String earlierName = people.putIfAbsent(login, name);
        if (earlierName != null && !earlierName.equals(name)) {
            row.problem("name", "登录名 %s 在前面的行里是“%s”，同一人的姓名应一致".formatted(login, earlierName));
        }
        row.optional("email").ifPresent(email -> readEmail(row, login, email));
        row.optional("password").ifPresent(password -> {
            String earlier = passwords.putIfAbsent(login, password);
            if (earlier != null && !earlier.equals(password)) {
                row.problem("password", "登录名 %s 在前面的行里有另一个密码".formatted(login));
            }
        });
        readMembership(row, login, membershipRows);
    }

    private void readEmail(Row row, String login, String email) {
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            row.problem("email", "“%s”不是电子邮件地址，应写作 zhangsan@example.gov.cn".formatted(email));
            return;
        }
        String earlier = emails.putIfAbsent(login, email);
        if (earlier != null && !earlier.equals(email)) {
            row.problem("email", "登录名 %s 在前面的行里有另一个电子邮件地址".formatted(login));
        }
    }

    private void readMembership(Row row, String login, Map<Membership, Row> membershipRows) {
        Optional<Role> role = Role.of(row.get("role"));
        if (role.isEmpty()) {
            row.problem("role", "没有“%s”这个角色".formatted(row.get("role")));
            return;
        }
        DatedUnit dated = units.get(row.get("unit"));
        if (dated == null) {
            row.problem("unit", "没有代码为“%s”的单位".formatted(row.get("unit")));
            return;
        }
        String objection = objection(role.get(), dated.unit());
        if (!objection.isEmpty()) {
            row.problem("role", objection);
            return;
        }
        Membership membership =
                new Membership(login, role.get().word(), dated.unit().code());
        Row earlier = membershipRows.putIfAbsent(membership, row);
        if (earlier != null) {
            row.problem("", "与第 %d 行重复".formatted(earlier.line()));
            return;
        }
        memberships.put(membership, new DatedMembership(membership, period(row)));
    }

    /** Why the role cannot be held in this unit; empty when it can. */
    private static String objection(Role role, Unit unit) {
        if (!role.unitKind().equals(unit.kind())) {
            return "%s（%s）只能在 %s 任职，%s 的类别是 %s"
                    .formatted(role.label(), role.word(), role.unitKind(), unit.code(), unit.kind());
        }
        return switch (role) {
            case PROPERTY_FIRM -> "professional".equals(unit.regime()) ? "" : unit.name() + "没有专业物业公司（regime）";
            case OWNERS_COMMITTEE, PROPERTY_MANAGEMENT_COMMITTEE ->
                role.word().equals(unit.ownersBody()) ? "" : "%s没有%s（owners_body）".formatted(unit.name(), role.label());
            default -> "";
        };
    }

    private void checkSupervisors(Map<Membership, Row> membershipRows) {
        membershipRows.forEach((membership, row) -> {
            if (!membership.role().equals(Role.BLOCK_SUPERVISOR.word())) {
                return;
            }
            DatedMembership governor =
                    memberships.get(new Membership(membership.person(), Role.BLOCK_GOVERNOR.word(), membership.unit()));
            if (governor != null
                    && governor.period().overlaps(memberships.get(membership).period())) {
                row.problem(
                        "role",
                        "同一区块的治理员不能兼任监督员（第 %d 行）"
                                .formatted(membershipRows
                                        .get(governor.membership())
                                        .line()));
            }
        });
    }

    /** Every task finds somebody in the end: what nobody else holds falls to the command centre. */
    private void checkCommandCentres() {
        units.values().stream()
                .map(DatedUnit::unit)
                .filter(unit -> unit.kind().equals("district"))
                .forEach(district -> {
                    boolean staffed = memberships.keySet().stream()
                            .anyMatch(m -> m.role().equals(Role.COMMAND_CENTRE.word())
                                    && m.unit().equals(district.code()));
                    if (!staffed) {
                        unitRows.get(district.code())
                                .problem("code", "%s的指挥中心（commandCentre）在 people.csv 里没有人".formatted(district.name()));
                    }
                });
    }

    /** The file may be absent: communities then state what they have themselves. */
    private List<Readiness.Given> readReadiness(String directory) {
        Resource file = resources.getResource(directory + "readiness.csv");
        Set<String> given = new HashSet<>();
        return file.exists()
                ? new CsvTable("readiness.csv", problems::add)
                        .read(file, READINESS_COLUMNS, List.of()).stream()
                                .flatMap(row -> given(row, given).stream())
                                .toList()
                : List.of();
    }

    private Optional<Readiness.Given> given(Row row, Set<String> given) {
        Optional<ReadinessPart> part = ReadinessPart.stated(row.get("part"));
        String text = row.get("text");
        if (!unitIs(row.get("community"), "community")) {
            row.problem("community", "没有代码为“%s”的社区".formatted(row.get("community")));
        } else if (part.isEmpty()) {
            row.problem("part", "“%s”不对，应为 catalogue、place、flow 或 rules".formatted(row.get("part")));
        } else if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            row.problem("text", "应为 1 至 %d 个字".formatted(LONGEST_TEXT));
        } else if (!given.add(row.get("community") + row.get("part"))) {
            row.problem("part", "该社区的这一项在前面的行里已有");
        } else {
            return part.map(found -> new Readiness.Given(row.get("community"), found, text));
        }
        return Optional.empty();
    }

    private static String name(Row row) {
        String name = row.get("name");
        if (name.isEmpty() || name.length() > 100) {
            row.problem("name", "名称应为 1 至 100 个字");
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            row.problem("name", "名称含有换行或控制字符");
        }
        return name;
    }

    private static @Nullable String oneOf(Row row, String column, Set<String> words, boolean owed) {
        String word = row.get(column);
        if (!owed) {
            if (!word.isEmpty()) {
                row.problem(column, "只有社区才填此列，请留空");
            }
            return null;
        }
        if (!words.contains(word)) {
            row.problem(
                    column,
                    "“%s”不对，应为 %s"
                            .formatted(
                                    word,
                                    String.join("、", words.stream().sorted().toList())));
        }
        return word;
    }

    private static Period period(Row row) {
        LocalDate from = date(row, "valid_from");
        LocalDate to = date(row, "valid_to");
        if (from != null && to != null && to.isBefore(from)) {
            row.problem("valid_to", "早于 valid_from");
        }
        return new Period(from, to);
    }

    private static @Nullable LocalDate date(Row row, String column) {
        return row.optional(column)
                .map(text -> {
                    try {
                        return LocalDate.parse(text);
                    } catch (DateTimeParseException e) {
                        row.problem(column, "“%s”不是日期，应写作 2026-01-31".formatted(text));
                        return null;
                    }
                })
                .orElse(null);
    }

    private static Map<String, String> kindsAbove() {
        Map<String, String> above = new LinkedHashMap<>();
        above.put("district", "");
        above.put("street", "district");
        above.put("community", "street");
        above.put("block", "community");
        above.put("department", "district");
        return above;
    }
}
