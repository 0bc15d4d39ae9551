-- Makes one thing owed in the newest open case of a child, on any record of the child, by a day; in none where no
-- case is open.
-- Called by: guardianship_announcement_owed, call_back_call_owed, rights_dispute_owed.
create function intake_owe_in_newest_case(what text, by_row uuid, child uuid, day date) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare which uuid;
begin
    select w.case_id into which from intake_worklistrow w
        where w.child_id = any (register_one_with(array[child]))
        order by w.opened_on desc, w.case_id limit 1;
    perform intake_put_due(what, by_row, which, day);
end $$;
