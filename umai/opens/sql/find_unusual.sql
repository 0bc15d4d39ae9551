-- Asks about the openings of these days that look unusual from the limit on, and answers how many questions are
-- new. Of a worker and a child it asks once a day, and not again for a while by the same rules. Security
-- definer: it reads the trail of everybody, names and dwellings, and answers a number.
-- Called by: bench/opens.py, umai/opens/jobs.py.
create function opens_find_unusual(first date, last date, numbers jsonb, on_day date) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare n int;
begin
    insert into opens_unusualopen (id, worker_id, office_id, role, child_id, day, first_at, rules, points, asked_at, answer_by)
        select gen_random_uuid(), u.worker, u.office, u.role, u.child, u.day, u.first_at, u.rules, u.points,
            clock_timestamp(), on_day + (numbers->>'answer_days')::int
        from opens_unusual(first, last, numbers) u
        where u.points >= (numbers->>'asked')::int and not exists (
            select from opens_unusualopen q where q.worker_id = u.worker and q.child_id = u.child
                and q.day > u.day - (numbers->>'asked_again_days')::int and q.rules @> u.rules::varchar[])
        on conflict do nothing;
    get diagnostics n = row_count;
    return n;
end $$;
