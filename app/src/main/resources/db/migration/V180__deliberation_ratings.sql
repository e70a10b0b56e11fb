-- What a party thinks of the result and of the process, 1 to 5 each; both null: the time was up, silence.
create table deliberation_rating (
    session_id bigint                   not null,
    seat       varchar(32)              not null,
    result     integer check (result between 1 and 5),
    process    integer check (process between 1 and 5),
    remark     varchar(4000)            not null,
    person     varchar(64)              not null,
    role       varchar(64)              not null,
    unit       varchar(64)              not null,
    at         timestamp with time zone not null,
    primary key (session_id, seat),
    foreign key (session_id, seat) references deliberation_participant,
    check ((result is null and process is null) or (result is not null and process is not null))
);
