-- Refuses to join or part two records for which something runs, unless another person agrees to a proposal of
-- the same, and nobody refused it. Whether the speaker answers for both records, the policies say. The owner,
-- who loads lists, is exempt.
-- Called by: trigger two, umai/review/two_persons.py.
create function register_merge_by_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user
        and register_something_runs(register_one_with(array[new.child_id, new.other_id]))
        and not exists (
            select from register_mergeproposal p
            where p.id = new.proposal_id and p.child_id = new.child_id and p.other_id = new.other_id
                and p.parts = (new.why = 'struck')
                and not exists (select from register_mergerefusal r where r.proposal_id = p.id)
                and access_is_another(p.recorded_by_id, access_worker())
                and access_role() in ('specialist', 'head', 'oblast_supervisor'))
    then
        raise check_violation using message = 'another person has to agree: something runs for this child',
            constraint = 'merge_by_two';
    end if;
    return new;
end $$;

create trigger two before insert on register_merge for each row execute function register_merge_by_two();
