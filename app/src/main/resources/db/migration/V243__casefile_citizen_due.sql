-- The patrol asks every few minutes whose citizen's time is over; for the business's time there is one already.
create index casefile_case_citizen_due on casefile_case (citizen_due_at);
