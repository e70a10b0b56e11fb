-- What the table owners-item said of the proposal of a round; the round itself keeps what holds, the stricter of this
-- and what its drafter asked for.
create table deliberation_owners_item (
    session_id bigint                   not null,
    round      integer                  not null,
    item       varchar(20)              not null check (item in ('none', 'majority', 'threeQuarters')),
    rule       varchar(200)             not null,
    reason     varchar(2000)            not null,
    at         timestamp with time zone not null,
    primary key (session_id, round),
    foreign key (session_id, round) references deliberation_round
);
