-- Ends a worker's assignments in the transaction that ends the post, where no other post keeps them.
-- Called by: trigger release.
create function intake_term_ended() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_release(new.worker_id);
    return null;
end $$;

-- Only a term with an end can leave a worker without a post.
create trigger release after update on staff_term for each row when (new.ended_at is not null or new.to_on is not null) execute function intake_term_ended();
