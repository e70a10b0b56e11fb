-- What the street's own lists said of the matter when the run opened; empty when they did not name it.
alter table whistle_call add column street_item varchar(4000) default '' not null;
alter table whistle_call add column street_lead varchar(100) default '' not null;
alter table whistle_call add column street_assist varchar(1000) default '' not null;
