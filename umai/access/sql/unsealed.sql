-- Answers the children whose sealed items are open to the speaker by name: as the worker of the case, or
-- by a grant `unsealed`. Grants to an office do not count. Security definer: grants are closed to the
-- web role.
-- Called by: access_mark_replaced, justice_children_away, justice_independents_waiting, justice_orders_ending, justice_read_of, justice_readable, justice_reads_evidence, justice_settled_here, policies.
create function access_unsealed() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare who record;
begin
    select * into who from access_speaking();
    return array(select distinct g.child_id from access_grant g
        where g.worker_id = who.worker_id and g.reason in ('assigned', 'unsealed')
        and g.from_at <= now() and (g.to_at is null or g.to_at > now()));
end $$;
