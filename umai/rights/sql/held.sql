-- Answers why these records may not be erased now: 'case' while one is open, 'protection' while one runs,
-- 'urgent' while somebody has to see the child, 'moves' while the file is sent to another district, 'hold' while
-- a hold lasts, 'erased' when they are erased already; empty when nothing holds them. A hold beats every term.
-- Called by: rights_erasure_by_two, rights_propose_due, rights_why_held.
create function rights_held(files uuid[]) returns text
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return case
        when exists (select from intake_case c where c.child_id = any (files)
            and not exists (select from intake_closure o where o.case_id = c.id)) then 'case'
        when exists (select from protection_protection p where p.child_id = any (files)
            and not exists (select from protection_protectionending e where e.protection_id = p.id))
            then 'protection'
        when exists (select from urgency_urgency u where u.child_id = any (files) and u.ended_at is null)
            then 'urgent'
        when exists (select from intake_filetransfer t where t.child_id = any (files)
            and not exists (select from intake_filetransferanswer a where a.transfer_id = t.id)) then 'moves'
        when exists (select from rights_legalhold h where h.child_id = any (files)
            and h.to_on >= access_today()) then 'hold'
        when exists (select from trail_erasedrow e
            where e.table_name = 'register_child' and e.row_id = any (files)) then 'erased'
        else '' end;
end $$;
