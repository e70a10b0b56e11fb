-- One row for each thing the patrol looks after, locked while a node makes that round.
create table platform_patrol_round (
    name    varchar(64) primary key,
    made_at timestamp with time zone
);
