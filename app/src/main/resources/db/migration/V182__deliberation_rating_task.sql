-- In which task a rating was given; null where the time was up, and for ratings of earlier releases.
alter table deliberation_rating add column task_id varchar(64);
