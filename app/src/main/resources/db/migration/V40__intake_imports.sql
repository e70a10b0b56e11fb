-- Answered requests with an Idempotency-Key; of key and body only hashes are kept.
create table intake_request (
    person        varchar(64) not null,
    key_hash      varchar(64) not null,
    body_hash     varchar(64) not null,
    case_number   varchar(20) not null,
    status        varchar(20) not null,
    tracking_code varchar(32) not null,
    created_at    timestamp with time zone not null,
    primary key (person, key_hash)
);

create table intake_import (
    id          varchar(36) primary key,
    mapping     varchar(100) not null,
    -- where the file's rows lie that name no place; empty when not given
    unit        varchar(15) not null,
    state       varchar(10) not null,
    total       integer not null,
    -- why it failed
    failure     varchar(1000),
    person      varchar(64) not null,
    role        varchar(64) not null,
    person_unit varchar(64) not null,
    created_at  timestamp with time zone not null,
    finished_at timestamp with time zone
);

create table intake_import_row (
    import_id   varchar(36) not null references intake_import (id),
    row_number  integer not null,
    outcome     varchar(10) not null,
    -- the new case, or the one of which this is a duplicate
    case_number varchar(20),
    column_name varchar(100),
    reason      varchar(1000),
    primary key (import_id, row_number)
);

-- Which case a hotline's message became: one case per message, however often it is imported.
create table intake_source (
    source      varchar(100) not null,
    source_id   varchar(200) not null,
    case_number varchar(20) not null,
    reported_at timestamp with time zone,
    primary key (source, source_id)
);
