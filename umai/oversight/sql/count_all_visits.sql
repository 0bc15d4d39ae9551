-- Derives what the board counts of every visit anew, after a load that ran no triggers.
-- Called by: rehearsal/load.py.
create function oversight_count_all_visits() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from oversight_countedvisit;

    insert into oversight_countedvisit (line, case_id, child_id, district_id, municipality_id, worker_id, at, made, alone, is_late)
        select v.line, v.case_id, v.child_id, v.district_id, v.municipality_id, v.worker_id, v.at, v.made, v.alone, v.is_late
        from visits_visit v where v.current;
end $$;
