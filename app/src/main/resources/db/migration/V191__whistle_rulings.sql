-- A ruling of the street may be appealed: open until it is answered, then binding or appealed; the district's ruling
-- supersedes the appealed one. Rulings that were made before there were appeals bind.
alter table whistle_ruling add column instance varchar(16) default 'first' not null;
alter table whistle_ruling add column standing varchar(16) default 'made' not null;
alter table whistle_ruling add column answer varchar(16);
alter table whistle_ruling add column answer_reason varchar(20000);
alter table whistle_ruling add column answered_by varchar(64);
alter table whistle_ruling add column answered_at timestamp with time zone;
alter table whistle_ruling add column supersedes bigint references whistle_ruling;
update whistle_ruling set standing = 'binding' where number_year is not null;
