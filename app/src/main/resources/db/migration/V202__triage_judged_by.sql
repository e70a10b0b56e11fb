-- By which version of each duty list a case is judged: ids of directory_duty_version, null where none was on record.
create table triage_judged_by (
    case_number varchar(32) primary key,
    territorial bigint,
    street bigint,
    street_assist bigint,
    community bigint
);
