-- Writes for each worker one summary that counts the reminders of the day `today`: late, due today and
-- coming, by the kind that is owed. A worker who has a summary of this day, such as that of the week,
-- gets no second one. Answers how many were written.
-- Called by: bench/reminders.py, umai/intake/reminders/daily.py.
create function notices_sum_up_day(today date) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare made int;
begin
    insert into notices_summary (id, worker_id, day, week, counts, forgotten, by_email, by_sms, made_at)
        select gen_random_uuid(), worker_id, today, false, jsonb_build_object(
                'late', coalesce(jsonb_object_agg(owed, late) filter (where late > 0), '{}'),
                'today', coalesce(jsonb_object_agg(owed, now_due) filter (where now_due > 0), '{}'),
                'coming', coalesce(jsonb_object_agg(owed, coming) filter (where coming > 0), '{}')),
            0, bool_or(by_email), bool_or(by_sms), clock_timestamp()
        from (select worker_id, owed, count(distinct of) filter (where due_on < today) late,
                  count(distinct of) filter (where due_on = today) now_due,
                  count(distinct of) filter (where due_on > today) coming,
                  bool_or(by_email) by_email, bool_or(by_sms) by_sms
              from notices_reminder where told_on = today group by worker_id, owed) told
        group by worker_id
        on conflict (worker_id, day) do nothing;
    get diagnostics made = row_count;
    return made;
end $$;
