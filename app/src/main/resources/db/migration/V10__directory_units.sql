create table directory_unit (
    code        varchar(32) primary key,
    name        varchar(100) not null,
    kind        varchar(20) not null,
    parent      varchar(32) references directory_unit (code),
    regime      varchar(20),
    owners_body varchar(40),
    valid_from  date,
    valid_to    date
);

create table directory_person (
    login    varchar(64) primary key,
    name     varchar(100) not null,
    -- last day; null while the person serves
    ended_on date
);

create table directory_membership (
    person     varchar(64) not null references directory_person (login),
    role       varchar(40) not null,
    unit       varchar(32) not null references directory_unit (code),
    valid_from date,
    valid_to   date,
    primary key (person, role, unit)
);

-- One row: the lock under which an organisation is loaded, and what was loaded last.
create table directory_load (
    id        integer primary key,
    loaded_at timestamp with time zone,
    source    varchar(1000)
);

insert into directory_load (id) values (1);
