-- Refuses a risk level that is lower than the one before it in the case, unless somebody said why, and,
-- where a second person is needed, another person agreed. The one before is the row that it replaces, or
-- else the last one of the case. The owner, who loads lists, is exempt.
-- Called by: trigger two, umai/review/two_persons.py.
create function intake_risk_by_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare before intake_risklevel;
begin
    if session_user = current_user then return new; end if;
    select * into before from intake_risklevel r where r.case_id = new.case_id
        order by (r.id = new.replaces_id) desc nulls last, r.recorded_at desc limit 1;
    if found and array_position(array['low', 'medium', 'high', 'urgent'], new.risk::text)
            < array_position(array['low', 'medium', 'high', 'urgent'], before.risk::text)
        and not exists (
            select from intake_risklowering l left join intake_riskloweringanswer a on a.lowering_id = l.id
            where l.case_id = new.case_id and l.standing_id = before.id and l.risk = new.risk
                and (l.why_two = '' or a.outcome = 'agreed' and a.recorded_by_id <> l.recorded_by_id))
    then
        raise insufficient_privilege using message = 'a lower risk needs its reasons, and another person to agree';
    end if;
    return new;
end $$;

create trigger two before insert on intake_risklevel for each row execute function intake_risk_by_two();
