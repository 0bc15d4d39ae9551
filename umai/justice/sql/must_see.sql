-- Begins to wait until somebody has seen this child: an order was broken, or the child ran away. Whoever answers for
-- the open case is called; without one whoever is on duty in the district. Where a call about the child goes on
-- already nobody is called twice. Whoever wrote it has it before them, and has taken it where nobody else is called.
-- The owner, who loads what happened before, calls nobody.
-- Called by: justice_away_urgent, justice_breach_urgent.
create function justice_must_see(child uuid, district int, municipality int, writer uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    at timestamptz := clock_timestamp();
    records uuid[] := register_one_with(array[child]);
    open_case record;
begin
    if exists (select from urgency_urgency u where u.ended_at is null and u.child_id = any (records)) then
        return;
    end if;
    select c.id, c.child_id, c.district_id, c.municipality_id into open_case from intake_case c
        where c.child_id = any (records) and not exists (select from intake_closure e where e.case_id = c.id)
        order by c.recorded_at limit 1;
    perform urgency_begin(null, open_case.id, coalesce(open_case.child_id, child),
        coalesce(open_case.district_id, district), case when open_case.id is null then municipality else open_case.municipality_id end,
        'district', at, null, null);
    if open_case.id is null then
        if session_user <> current_user then
            insert into notices_call (id, kind, about, district_id, keeper, opened_at)
                values (gen_random_uuid(), 'child', child, district, 'district', at) on conflict do nothing;
        end if;
    elsif not exists (select from notices_call c join intake_assignment a on a.id = c.about
            where a.case_id = open_case.id and c.kind = 'case' and not c.taken) then
        perform urgency_take(open_case.id, writer, at);
    end if;
end $$;
