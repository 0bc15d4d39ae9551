-- Refuses the answer that an incident did not happen by whoever proposed it, by another post than head and
-- oblast, and to a proposal of another incident or one that does not stand. A yes is refused as well after
-- the incident or its suspects were written anew: the other person answers what stands. Has the answer name the
-- proposal by its first row. Striking an answer out brings the incident back and needs nobody. The owner is
-- exempt.
-- Called by: trigger two, umai/review/two_persons.py.
create function justice_unfounded_by_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare p justice_unfoundedproposal;
begin
    if session_user = current_user or new.why = 'struck' then return new; end if;
    select q.* into p from justice_unfoundedproposal named
        join justice_unfoundedproposal q on q.line = named.line and q.current where named.id = new.proposal_id;
    if p.id is null or p.incident_id <> new.incident_id then
        raise check_violation using message = 'no such proposal stands', constraint = 'unfounded_proposal_stands';
    end if;
    if not access_is_another(p.recorded_by_id, access_worker())
        or coalesce(access_role(), '') not in ('head', 'oblast_supervisor')
    then
        raise check_violation using message = 'another person has to agree', constraint = 'unfounded_by_two';
    end if;
    if new.agreed and (
        exists (select from justice_incident i where i.line = p.incident_id and i.current
            and i.recorded_at > p.recorded_at)
        or exists (select from justice_suspect s where s.incident_id = p.incident_id and s.current
            and s.recorded_at > p.recorded_at))
    then
        raise check_violation using message = 'something was written since', constraint = 'unfounded_latest';
    end if;
    new.proposal_id := p.line;
    return new;
end $$;

create trigger two before insert on justice_unfoundedanswer for each row execute function justice_unfounded_by_two();
