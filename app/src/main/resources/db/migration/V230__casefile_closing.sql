-- As what a case is closed: a closed list. Cases that were closed before it are told apart by whether somebody had
-- to give a reason.
alter table casefile_case add column close_code varchar(20);
update casefile_case set close_code = case status
    when 'archived' then case when close_reason is null then 'solved' else 'refused' end
    when 'withdrawn' then 'withdrawn'
    when 'declined' then 'refused'
    when 'merged' then 'duplicate'
    when 'deferred' then 'deferred' end;
alter table casefile_case add constraint casefile_case_closed_as check (case
    when status = 'archived' then closed_at is not null
        and coalesce(close_code, '') in ('solved', 'partly', 'noPower', 'refused')
    when status = 'withdrawn' then closed_at is not null and coalesce(close_code, '') = 'withdrawn'
    when status = 'declined' then closed_at is not null and coalesce(close_code, '') = 'refused'
    when status = 'merged' then closed_at is not null and coalesce(close_code, '') = 'duplicate'
    when status = 'deferred' then closed_at is null and coalesce(close_code, '') = 'deferred'
    else closed_at is null and close_code is null end);
