-- What who reported gave, 1 to 5 each, if they gave it; then the rule of the table that decided, and why.
alter table evaluation_rating add column result_rating integer check (result_rating between 1 and 5);
alter table evaluation_rating add column process_rating integer check (process_rating between 1 and 5);
alter table evaluation_rating add column ratings integer;
alter table evaluation_rating add column rule varchar(64);
alter table evaluation_rating add column reason varchar(1000);
