-- Ends what is owed for a proposal to close when it is refused.
-- Called by: trigger review_decided.
create function review_decided() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_drop_due('closing', new.proposal_id, p.case_id)
        from intake_closingproposal p where p.id = new.proposal_id;
    return null;
end $$;

create trigger review_decided after insert on review_closingrefusal for each row execute function review_decided();
