-- Where a person gets mail, as the organisation's files say.
alter table directory_person add column email varchar(254);
