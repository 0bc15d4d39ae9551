-- Begins to wait until somebody has seen the child, and calls: in a case who answers for it, otherwise whoever
-- is on duty in the district. Where a call about this child goes on already, also by a signal, nobody is
-- called twice; of a child who died nobody is called. Whoever opened the path has taken nothing by it, except
-- where nobody else is called. The owner, who loads what happened before, calls nobody.
-- Called by: trigger urgent.
create function self_harm_urgent() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    at timestamptz := clock_timestamp();
    records uuid[] := register_one_with(array[new.child_id]);
begin
    if new.follow_until is null or exists (select from urgency_urgency u where u.ended_at is null
            and (u.child_id = any (records) or u.signal_id in (select m.signal_id from identification_signalmatch m
                where m.child_id = any (records) and m.current))) then
        return null;
    end if;
    perform urgency_begin(null, new.case_id, new.child_id, new.district_id, new.municipality_id, 'district', at,
        null, null);
    if new.case_id is null then
        if session_user <> current_user then
            insert into notices_call (id, kind, about, district_id, keeper, opened_at)
                values (gen_random_uuid(), 'self_harm', new.id, new.district_id, 'district', at);
        end if;
    elsif not exists (select from notices_call c join intake_assignment a on a.id = c.about
            where a.case_id = new.case_id and c.kind = 'case' and not c.taken) then
        perform urgency_take(new.case_id, new.recorded_by_id, at);
    end if;
    return null;
end $$;

create trigger urgent after insert on self_harm_selfharmpath for each row execute function self_harm_urgent();
