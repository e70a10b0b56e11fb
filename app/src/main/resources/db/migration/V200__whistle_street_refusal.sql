-- Why the street may not be called: what the lists said when the run opened; empty when it may.
alter table whistle_call add column street_refusal varchar(4000) default '' not null;
update whistle_call set street_refusal = '该事项不在职责清单内，不得转嫁给街道' where not listed;
