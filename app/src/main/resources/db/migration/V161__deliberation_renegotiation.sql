-- A commitment that was kept in part is negotiated anew by itself. What is agreed is a commitment of its own.
alter table deliberation_commitment add column revises bigint;
alter table deliberation_commitment add constraint deliberation_commitment_revises
    foreign key (revises) references deliberation_commitment (id);

create table deliberation_renegotiation (
    commitment_id bigint primary key references deliberation_commitment,
    outcome       varchar(20)              not null check (outcome in ('open', 'revised', 'notRevised')),
    opened_at     timestamp with time zone not null,
    closed_at     timestamp with time zone
);

-- A round: what its owner proposes instead, and what became of it.
create table deliberation_revision (
    commitment_id   bigint                   not null references deliberation_renegotiation,
    round           integer                  not null,
    measure         varchar(20000)           not null,
    due_on          date                     not null,
    reason          varchar(20000)           not null,
    person          varchar(64)              not null,
    role            varchar(64)              not null,
    unit            varchar(64)              not null,
    at              timestamp with time zone not null,
    closed_at       timestamp with time zone,
    consensus       varchar(20),
    rule            varchar(200),
    decision_reason varchar(2000),
    primary key (commitment_id, round)
);

create table deliberation_revision_vote (
    commitment_id bigint                   not null,
    round         integer                  not null,
    seat          varchar(32)              not null,
    choice        varchar(20)              not null check (choice in ('agree', 'oppose', 'abstain', 'missing')),
    reason        varchar(20000)           not null,
    task_id       varchar(64),
    person        varchar(64)              not null,
    role          varchar(64)              not null,
    unit          varchar(64)              not null,
    at            timestamp with time zone not null,
    constraint deliberation_one_revision_vote_per_seat_and_round primary key (commitment_id, round, seat),
    foreign key (commitment_id, round) references deliberation_revision
);

create index deliberation_session_community on deliberation_session (community);
