-- Append-only. Each hash covers the entry and the hash before it in the same case.
create table ledger_entry (
    case_number   varchar(20) not null,
    seq           integer not null,
    act           varchar(100) not null,
    person        varchar(64) not null,
    role          varchar(64) not null,
    unit          varchar(64) not null,
    acted_at      timestamp with time zone not null,
    task_id       varchar(64),
    content       varchar(200000) not null,
    previous_hash char(64) not null,
    hash          char(64) not null,
    primary key (case_number, seq)
);
