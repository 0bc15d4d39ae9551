-- Answers how high in the line a worker stands today: 5 the Ministry, 4 the oblast, 3 the head, 2 a specialist,
-- 1 a social worker, 0 any other post or none.
-- Called by: walls_above, walls_declare, walls_may_answer, walls_may_decide, walls_standing.
create function walls_rank(who uuid) returns int
language sql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce(max(case t.role when 'ministry_supervisor' then 5 when 'oblast_supervisor' then 4
        when 'head' then 3 when 'specialist' then 2 when 'social_worker' then 1 else 0 end), 0)
    from staff_term t
    where t.worker_id = who and t.from_on <= access_today() and (t.to_on is null or t.to_on >= access_today())
        and (t.ended_at is null or t.ended_at > now())
$$;
