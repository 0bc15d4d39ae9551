-- Refuses an answer to a request for an original by whoever asked, by anybody but the head or the oblast
-- supervisor, by who may not see a sealed item, and one that opens it for longer than seven days, whatever the
-- number of the law is. The owner, who loads files, is exempt.
-- Called by: trigger two, umai/review/two_persons.py.
create function justice_opening_by_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user then return new; end if;
    if access_role() is null or access_role() not in ('head', 'oblast_supervisor') or not exists (
        select from justice_evidenceopening o where o.id = new.opening_id and o.current
            and o.child_id = new.child_id and access_is_another(o.recorded_by_id, access_worker()))
        or not justice_reads_evidence(new.evidence_id)
    then
        raise check_violation using message = 'another person has to agree', constraint = 'opening_by_two';
    end if;
    if new.open_until > now() + interval '7 days' then
        raise check_violation using message = 'open for too long', constraint = 'opening_ends';
    end if;
    return new;
end $$;

create trigger two before insert on justice_evidenceopeninganswer for each row execute function justice_opening_by_two();
