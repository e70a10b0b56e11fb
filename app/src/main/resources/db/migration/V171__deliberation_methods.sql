-- By which model of the library, and in which version of it, a deliberation is held.

create table deliberation_method (
    run         varchar(64) primary key references deliberation_session (run),
    process     varchar(64)              not null,
    name        varchar(200)             not null,
    version     integer                  not null,
    deployed_at timestamp with time zone not null
);
