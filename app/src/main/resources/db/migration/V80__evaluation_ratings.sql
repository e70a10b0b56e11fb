-- One row per round of evaluation; a case that is sent back is evaluated again.
create table evaluation_rating (
    case_number varchar(20) not null,
    round       integer not null,
    opened_at   timestamp with time zone not null,
    verified_by varchar(64),
    verified    boolean,
    finding     varchar(4000),
    -- link, call or none; null until it is known
    source      varchar(10),
    solved      boolean,
    satisfied   varchar(20),
    remark      varchar(4000),
    rated_at    timestamp with time zone,
    -- accepted or rework; null until assessed
    outcome     varchar(20),
    primary key (case_number, round)
);
