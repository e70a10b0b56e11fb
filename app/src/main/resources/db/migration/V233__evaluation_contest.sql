-- A closing that a concerned party contests. The first of a case reopens it, the others are decided upon.
create table evaluation_contest (
    case_number     varchar(20)              not null references casefile_case (number),
    contest         integer                  not null,
    closed_at       timestamp with time zone not null,
    close_code      varchar(20)              not null,
    reason          varchar(2000)            not null,
    person          varchar(64)              not null,
    role            varchar(64)              not null,
    unit            varchar(64)              not null,
    contested_at    timestamp with time zone not null,
    outcome         varchar(20)              not null check (outcome in ('reopened', 'pending', 'refused')),
    decided_by      varchar(64),
    decided_role    varchar(64),
    decided_unit    varchar(64),
    decision_reason varchar(2000),
    decided_at      timestamp with time zone,
    primary key (case_number, contest)
);
