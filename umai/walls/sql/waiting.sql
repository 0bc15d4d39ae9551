-- Answers whether this request to lift a wall waits for a second person: for seven days, until it is answered.
-- Called by: walls_lift_requests, walls_may_answer, walls_of, walls_standing.
create function walls_waiting(asked uuid) returns boolean
language sql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (
        select from walls_liftrequest r where r.id = asked and r.recorded_at > now() - interval '7 days'
            and not exists (select from walls_liftanswer a where a.request_id = r.id))
$$;
