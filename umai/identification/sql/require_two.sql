-- Refuses to end a report of violence, self-harm or danger, and one that any screening called urgent,
-- unless another person decided it too: without a case by agreeing to the same ending (also where a
-- screening called it a concern, and for every ending as unfounded), with a case by confirming the joining.
-- The proposal is for this signal, the one with which it goes on, or one of the district with the same
-- words. A signal about a child near the suspect of an incident falls with the incident, which two persons found
-- unfounded (justice_falls). The owner, who loads lists, is exempt.
-- Called by: trigger two, umai/review/two_persons.py.
create function identification_require_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user or not (
        new.how = 'unfounded' or identification_is_grave(new.signal_id)
        or (new.how not in ('case', 'in_case') and exists (select from identification_screening c
            where c.signal_id = new.signal_id and c.outcome = 'concern')))
    then return new; end if;
    if new.how = 'unfounded' and justice_falls(new.signal_id) then return new; end if;
    if new.how in ('case', 'in_case') then
        if not exists (
            select from identification_joining j join identification_joininganswer a on a.joining_id = j.id
            where j.signal_id = new.signal_id and j.how = new.how and a.agreed)
        then
            raise check_violation using message = 'another person has to confirm whom the report is about',
                constraint = 'another_person';
        end if;
        return new;
    end if;
    if not exists (
        select from identification_endingproposal p
        join identification_signal proposed on proposed.id = p.signal_id
        join identification_signal own on own.id = new.signal_id
        left join identification_gathering g on g.signal_id = own.id and g.current
        join identification_signal root on root.id = coalesce(g.first_id, own.id)
        where p.id = new.proposal_id and p.how = new.how
            and access_is_another(p.recorded_by_id, access_worker())
            and access_role() in ('head', 'oblast_supervisor')
            and (root.id = proposed.id
                or (root.digest = proposed.digest and root.district_id = proposed.district_id)))
    then
        raise check_violation using message = 'another person has to agree to what was proposed',
            constraint = 'another_person';
    end if;
    return new;
end $$;

create trigger two before insert on identification_signalending for each row execute function identification_require_two();
