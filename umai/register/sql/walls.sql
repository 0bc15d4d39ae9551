-- Answers every wall, around each record that is one with the record for which it was built. Walls that
-- have ended or not begun are among them; each has its times.
-- Called by: intake_remind, intake_settle_grants, intake_sum_up_week.
create function register_walls(

) returns TABLE(worker_id uuid, child_id uuid, from_at timestamptz, to_at timestamptz)
language sql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select w.worker_id, unnest(register_one_with(array[w.child_id])), w.from_at, w.to_at from access_wall w
$$;
