-- Refuses an erasure unless it carries out a proposal of the same child that another person or the clock made
-- and nobody refused, and while anything holds the file.
-- Called by: trigger two, umai/review/two_persons.py.
create function rights_erasure_by_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if access_role() is null or access_role() not in ('head', 'oblast_supervisor') or not exists (
        select from rights_erasureproposal p where p.id = new.proposal_id and p.child_id = new.child_id
            and not exists (select from rights_erasurerefusal r where r.proposal_id = p.id)
            and (p.recorded_by_id is null and p.ground = 'term'
                or access_is_another(p.recorded_by_id, access_worker())))
    then
        raise check_violation using message = 'another person has to agree', constraint = 'erasure_by_two';
    end if;
    if rights_held(register_one_with(array[new.child_id])) <> '' then
        raise check_violation using message = 'something holds this file', constraint = 'erasure_held';
    end if;
    return new;
end $$;

create trigger two before insert on rights_erasure for each row execute function rights_erasure_by_two();
