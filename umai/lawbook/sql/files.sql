-- Answers the files of an edition of the law that two persons put in force; null for any other proposal.
-- Called by: umai/lawbook/following.py.
create function lawbook_files(edition uuid) returns jsonb
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return (select p.files from lawbook_lawproposal p
        join lawbook_lawanswer a on a.proposal_id = p.id and a.agreed where p.id = edition);
end $$;
