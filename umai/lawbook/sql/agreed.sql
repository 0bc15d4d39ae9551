-- Answers the newest editions of the law that two persons put in force, with when each begins, the newest
-- first. Every process asks, also those that read no other table of this room.
-- Called by: umai/lawbook/following.py.
create function lawbook_agreed() returns table(proposal_id uuid, begins_at timestamptz)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return query
    select a.proposal_id, a.begins_at from lawbook_lawanswer a
    where a.agreed order by a.begins_at desc, a.recorded_at desc limit 10;
end $$;
