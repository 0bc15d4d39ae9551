-- Answers whether the speaker may put this proposal in force or refuse it: a supervisor of the Ministry who is
-- another person than who proposed, in another transaction, while it is the newest. That nobody answered
-- before is for the unique column to say, which holds at one moment too.
-- Called by: policies, umai/lawbook/actions.py, umai/lawbook/views.py, umai/review/two_persons.py.
create function lawbook_may_agree(asked uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return access_role() = 'ministry_supervisor' and exists (
        select from lawbook_lawproposal p
        where p.id = asked
            and p.transaction <> coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0)
            and access_is_another(p.recorded_by_id, access_worker())
            and not exists (select from lawbook_lawproposal later where later.recorded_at > p.recorded_at));
end $$;
