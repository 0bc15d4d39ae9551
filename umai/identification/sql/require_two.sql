-- Refuses to end a signal without a case unless another person proposed the same ending and the speaker
-- is a head or an oblast supervisor. Holds for an urgent signal, for one that any screening called
-- urgent or a concern, and for every ending as unfounded. The proposal is for this signal, the one with
-- which it goes on, or one of the district with the same words. The owner, who loads lists, is exempt.
-- Called by: trigger two.
create function identification_require_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user or new.how in ('case', 'in_case') or not (
        new.how = 'unfounded' or
        exists (select from identification_signal s where s.id = new.signal_id and s.urgent)
        or exists (select from identification_screening c
            where c.signal_id = new.signal_id and c.outcome in ('urgent', 'concern')))
    then return new; end if;
    if not exists (
        select from identification_endingproposal p
        join identification_signal proposed on proposed.id = p.signal_id
        join identification_signal own on own.id = new.signal_id
        left join identification_gathering g on g.signal_id = own.id and g.current
        join identification_signal root on root.id = coalesce(g.first_id, own.id)
        where p.id = new.proposal_id and p.how = new.how and p.recorded_by_id <> access_worker()
            and access_role() in ('head', 'oblast_supervisor')
            and (root.id = proposed.id
                or (root.digest = proposed.digest and root.district_id = proposed.district_id)))
    then
        raise insufficient_privilege using message = 'another person has to agree to what was proposed';
    end if;
    return new;
end $$;

create trigger two before insert on identification_signalending for each row execute function identification_require_two();
