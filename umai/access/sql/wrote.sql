-- Answers the children on whose file the speaker or the speaker's office holds a grant `wrote` at this
-- moment: the file moved away, and the office still sees the rows that it wrote itself. Only of those posts
-- that read files at all. Security definer: sessions and grants are closed to the web role.
-- Called by: policies, umai/access/reach.py.
create function access_wrote() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$

declare who uuid; at uuid; post text;
begin
    select t.worker_id, t.office_id, t.role into who, at, post from access_speaking() t;
    return array(select g.child_id from access_held(who, at) g
        where g.reason = 'wrote' and access_reads_files(post));
end $$;
