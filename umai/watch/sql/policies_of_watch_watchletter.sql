alter table watch_watchletter force row level security;
alter table watch_watchletter enable row level security;

-- Written by who watches, in the book of the own office; the trigger says of what.
create policy given on watch_watchletter for insert to umai_web with check (
    from_office_id = (select access_office())
    and (select access_role()) in ('prosecutor', 'ombudsman', 'commissioner'));

-- The owner sees and writes every row.
create policy owner on watch_watchletter to current_user using (true) with check (true);

-- The office that writes and the office that owes; of both, the posts that write and answer such letters.
create policy seen on watch_watchletter for select to umai_web using (
    (from_office_id = (select access_office()) or to_office_id = (select access_office()))
    and (select access_role()) in ('prosecutor', 'ombudsman', 'commissioner', 'social_worker', 'specialist', 'head',
        'oblast_supervisor', 'ministry_supervisor', 'inspector', 'school_worker', 'health_worker',
        'commission_secretary'));

-- Nobody sees a letter about a child from whom a wall keeps them.
create policy wall on watch_watchletter as restrictive for select to umai_web
    using (child_id is null or child_id <> all ((select access_walled())::uuid[]));
