-- Who answers for a case (首接负责), from when: until the next row, the last one until the case is closed.
create table casefile_owner (
    case_number varchar(20)              not null references casefile_case (number),
    seq         integer                  not null,
    group_id    varchar(100)             not null,
    person      varchar(64),
    from_at     timestamp with time zone not null,
    reason      varchar(400)             not null,
    primary key (case_number, seq)
);
create index casefile_owner_person on casefile_owner (person);

-- Cases that are older than this rule: the street answers for them, the district where the place is not known.
insert into casefile_owner (case_number, seq, group_id, person, from_at, reason)
    select number, 1,
        case when street <> '' then street || '.coordination'
             else coalesce((select min(code) from directory_unit where kind = 'district'), '') || '.commandCentre' end,
        null, opened_at, '启用首接负责前的诉求'
    from casefile_case;
