-- Makes unreadable what was said at the doors of rounds that ended more than so many days before this day, what was
-- said of children who were seen, and what the office wrote of who they may be; answers of how many rounds. A row of
-- rounds_wordsexpunging says so. Two runs at once do each round once.
-- Called by: umai/rounds/found/jobs.py.
create function rounds_expunge(on_day date, kept_days int) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare gone uuid[];
begin
    with noted as (
        insert into rounds_wordsexpunging (id, round_id, days)
        select gen_random_uuid(), e.round_id, kept_days from rounds_roundending e
            where e.ended_on + kept_days < on_day
                and not exists (select from rounds_wordsexpunging x where x.round_id = e.round_id)
        on conflict (round_id) do nothing returning round_id)
    select coalesce(array_agg(round_id), '{}') into gone from noted;
    update rounds_doorchild c set sealed_words = ''
        from rounds_dooranswer a join rounds_roundstop s on s.id = a.stop_id
        where a.id = c.answer_id and s.round_id = any (gone) and c.sealed_words <> '';
    update rounds_foundanswer f set reason = ''
        from rounds_doorchild c join rounds_dooranswer a on a.id = c.answer_id join rounds_roundstop s on s.id = a.stop_id
        where c.id = f.door_child_id and s.round_id = any (gone) and f.reason <> '';
    update rounds_sighting g set sealed_words = '' where g.round_id = any (gone) and g.sealed_words <> '';
    return cardinality(gone);
end $$;
