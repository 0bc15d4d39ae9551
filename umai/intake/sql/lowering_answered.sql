-- Refuses an answer to a lowered risk that does not fit it. Another person than the one who lowered it
-- agrees, a head or a specialist, as long as the higher level stands and nothing urgent came since. Only
-- what needs no second person is merely looked at. The owner, who loads lists, is exempt.
-- Called by: trigger two, umai/review/two_persons.py.
create function intake_lowering_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare l intake_risklowering;
begin
    if session_user = current_user then return new; end if;
    select * into l from intake_risklowering where id = new.lowering_id;
    if (new.outcome = 'seen') <> (l.why_two = '') then
        raise check_violation using message = 'this answer does not fit the lowered risk',
            constraint = 'lowering_answer_fits';
    end if;
    if new.outcome <> 'overtaken' and coalesce(access_role(), '') not in ('head', 'specialist')
        or new.outcome = 'agreed' and not access_is_another(l.recorded_by_id, access_worker())
    then
        raise insufficient_privilege using message = 'another person has to agree to a lower risk';
    end if;
    if new.outcome = 'agreed' and (
        not exists (select from intake_risklevel r where r.id = l.standing_id and r.current)
        or exists (select from urgency_urgency u
            where u.child_id = any (register_one_with(array[l.child_id])) and u.called_at > l.recorded_at)
        or exists (select from protection_protection p
            where p.child_id = any (register_one_with(array[l.child_id])) and p.recorded_at > l.recorded_at))
    then
        raise check_violation using message = 'something came after the risk was lowered',
            constraint = 'lowering_still_stands';
    end if;
    return new;
end $$;

create trigger two before insert on intake_riskloweringanswer for each row execute function intake_lowering_answered();
