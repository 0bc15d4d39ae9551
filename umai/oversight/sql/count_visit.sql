-- Keeps what the board counts of a visit equal to the visit: written, corrected, struck, or moved with its
-- file. It derives the row under a lock on it: of two transactions at one visit, the second sees what the
-- first wrote.
-- Called by: trigger count_visit.
create function oversight_count_visit() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform from oversight_countedvisit where line = new.line for update;

    insert into oversight_countedvisit (line, case_id, child_id, district_id, municipality_id, worker_id, at, made, alone, is_late)
        select v.line, v.case_id, v.child_id, v.district_id, v.municipality_id, v.worker_id, v.at, v.made, v.alone, v.is_late
        from visits_visit v where v.line = new.line and v.current
        on conflict (line) do update set case_id = excluded.case_id, child_id = excluded.child_id,
            district_id = excluded.district_id, municipality_id = excluded.municipality_id,
            worker_id = excluded.worker_id, at = excluded.at, made = excluded.made, alone = excluded.alone,
            is_late = excluded.is_late;
    if not found then delete from oversight_countedvisit where line = new.line; end if;
    return null;
end $$;

create trigger count_visit after insert or update on visits_visit for each row execute function oversight_count_visit();
