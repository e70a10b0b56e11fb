-- How far it is solved, and the root cause where something was: both as the verifier found them.
alter table evaluation_rating add column verdict varchar(10);
update evaluation_rating set verdict = case when verified then 'yes' else 'no' end where verified is not null;
alter table evaluation_rating add constraint evaluation_rating_verdict check (verdict in ('yes', 'partly', 'no'));
alter table evaluation_rating add column root_cause varchar(32);
alter table evaluation_rating add constraint evaluation_rating_root_cause check (root_cause in ('agingFacility',
    'weakManagement', 'unclearRules', 'violation', 'neighbourRelations', 'publicPolicy', 'other'));
