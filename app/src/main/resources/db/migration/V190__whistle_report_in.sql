-- What the whistler asked for, what the table made of it and why; what proves that the level below tried.
alter table whistle_whistle add column kind_asked varchar(16) default '' not null;
alter table whistle_whistle add column kind_reason varchar(1000) default '' not null;
alter table whistle_whistle add column evidence varchar(20000) default '' not null;
-- Known to the whistler and on site, never to the summoned; empty for whistles that were blown before there were codes.
alter table whistle_whistle add column site_code varchar(12) default '' not null;

-- What confirmed the arrival: code, position, codeAndPosition or nothing. An absentee who came later keeps the time of the absence.
alter table whistle_target add column confirmed_by varchar(16) default '' not null;
alter table whistle_target add column position varchar(64) default '' not null;
alter table whistle_target add column absent_at timestamp with time zone;
-- Until when the dispatch may be returned, and the group that dispatched.
alter table whistle_target add column return_due_at timestamp with time zone;
alter table whistle_target add column dispatched_by varchar(100) default '' not null;
update whistle_target set absent_at = answered_at where answer = 'absent';

-- An emergency without a hazard, looked at once.
create table whistle_misuse_review (
    call_id bigint not null references whistle_call,
    level integer not null,
    verdict varchar(16) not null,
    reason varchar(20000) not null,
    person varchar(64) not null,
    role varchar(64) not null,
    unit varchar(32) not null,
    reviewed_at timestamp with time zone not null,
    primary key (call_id, level)
);
