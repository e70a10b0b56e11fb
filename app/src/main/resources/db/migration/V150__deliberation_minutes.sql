-- The minutes of each deliberation: one number, and every edition as it was made. Nothing here is ever changed.

-- Counts the minutes of each year; the row of year 0 is locked by who begins a new year.
create table deliberation_minutes_number (
    number_year integer primary key,
    last_number integer not null
);
insert into deliberation_minutes_number (number_year, last_number) values (0, 0);

create table deliberation_minutes (
    session_id     bigint primary key references deliberation_session,
    minutes_number varchar(20) not null unique
);

-- `sha256` is over the bytes of `content` (JSON, UTF-8).
create table deliberation_minutes_version (
    session_id bigint                   not null references deliberation_minutes,
    version    integer                  not null,
    occasion   varchar(20)              not null check (occasion in ('signing', 'concluded', 'continued')),
    at         timestamp with time zone not null,
    content    varchar(1000000)         not null,
    sha256     char(64)                 not null,
    primary key (session_id, version)
);

-- Which edition a seat had before it when it signed; null where the time was up.
alter table deliberation_signature add column minutes_version integer;
