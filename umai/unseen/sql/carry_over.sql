-- Carries an answer over to the same unchanged row of a new edition, while it holds or its signal waits.
-- It holds on the day (in Bishkek) on which the edition was taken in. Leaves out refused rows and rows
-- that have an answer already.
-- Called by: unseen_on_edition.
create function unseen_carry_over(taken uuid) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    insert into unseen_rowanswer (id, recorded_at, source, why, current, row_id, what, words, signal_id, answered_at,
            happened_on, holds_to, carries_id, district_id, municipality_id)
        select distinct on (r.id) gen_random_uuid(), clock_timestamp(), 'batch', 'change', true, r.id, a.what, a.words,
            a.signal_id, a.answered_at, a.happened_on, a.holds_to, coalesce(a.carries_id, a.id), r.district_id,
            r.municipality_id
        from linkage_listedition e join linkage_listrow r on r.edition_id = e.id and r.verdict <> 'refused'
            join linkage_listrow b on b.edition_id = e.follows_id and b.whose = r.whose and b.content = r.content
            join unseen_rowanswer a on a.row_id = b.id and a.current
        where e.id = taken
            and ((e.recorded_at at time zone 'Asia/Bishkek')::date <= a.holds_to
                or exists (select from identification_signal s where s.id = a.signal_id and s.waits))
            and not exists (select from unseen_rowanswer d where d.row_id = r.id and d.current)
        order by r.id, a.answered_at desc
$$;
