-- Ends the wall for which it was asked, once another person agreed.
-- Called by: trigger lift.
create function walls_lifted() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update access_wall w set to_at = greatest(now(), w.from_at)
        from walls_liftrequest r where r.id = new.request_id and w.id = r.wall_id and w.to_at is null;
    return null;
end $$;

create trigger lift after insert on walls_liftanswer for each row when (new.agreed) execute function walls_lifted();
