-- Letters: by when the receipt is owed, and when it was found missing.
alter table oversight_letter add column receipt_due_at timestamp with time zone;
alter table oversight_letter add column receipt_missed_at timestamp with time zone;

-- Bulletins: who issues it, as the office was called then.
alter table oversight_bulletin add column office varchar(200);

-- Each figure of a bulletin, and the cases from which it was counted.
create table oversight_figure (
    item_id bigint not null references oversight_item,
    ordinal integer not null,
    name    varchar(200) not null,
    counted integer not null,
    primary key (item_id, ordinal)
);
create table oversight_figure_case (
    item_id     bigint not null,
    ordinal     integer not null,
    case_number varchar(32) not null,
    primary key (item_id, ordinal, case_number),
    foreign key (item_id, ordinal) references oversight_figure
);

-- The last number given in each series and year: locked for a moment instead of counted anew for each letter.
-- The row of the series in oversight_series is the lock under which the row of a new year is made.
create table oversight_number (
    series      varchar(16) not null,
    number_year integer not null,
    last_number integer not null,
    primary key (series, number_year)
);
insert into oversight_number (series, number_year, last_number)
    select 'letter', number_year, max(number_in_year) from oversight_letter group by number_year;
insert into oversight_number (series, number_year, last_number)
    select 'bulletin', number_year, max(number_in_year) from oversight_bulletin
    where number_year is not null group by number_year;

-- Who was told once that a task falls due soon.
create table oversight_nudge (
    task_id     varchar(64) primary key,
    case_number varchar(32) not null,
    told_at     timestamp with time zone not null
);
