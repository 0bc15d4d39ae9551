-- Answers which of these requests are of a parent from whom the child is to be protected, by what is known now, to
-- whoever reaches the child: also where the reason is sealed, so that nobody calls who may not read it.
-- Called by: umai/call_back/reading.py.
create function call_back_unsafe(asked uuid[]) returns setof uuid
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare r record;
begin
    select * into r from access_reach();
    return query
    select q.id from call_back_callrequest q join call_back_callcode c on c.id = q.code_id
    where q.id = any (asked)
        and (q.district_id = any (r.districts) or q.municipality_id = any (r.municipalities)
            or q.child_id = any (r.granted) or q.child_id = any (r.emergency))
        and q.child_id <> all (r.walled)
        and call_back_danger(c.child_id, c.adult_id);
end $$;
