-- Takes off the calls about missed visits of a child, in any of its records, when somebody saw the child on
-- or after the first day of the missed window, and all calls about those of a case that is closed.
-- Called by: trigger calls_no_more, trigger calls_no_more_closed.
create function visits_missed_no_more() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    said jsonb := to_jsonb(new);
    seen_on date := (coalesce(said->>'at', said->>'happened_at')::timestamptz at time zone 'Asia/Bishkek')::date;
begin
    update notices_call c set taken = true
        from visits_missedvisit m join visits_visitwindow w on w.id = m.window_id
        where c.kind = 'missed' and c.about = m.id and not c.taken
            and case when tg_table_name = 'intake_closure' then m.case_id = (said->>'case_id')::uuid
                else m.child_id = any (register_one_with(array[new.child_id])) and w.earliest_on <= seen_on end;
    return null;
end $$;

create trigger calls_no_more after insert on visits_visit for each row when (new.made and new.seen and new.why <> 'struck') execute function visits_missed_no_more();
create trigger calls_no_more after insert on protection_arrival for each row when (new.child_seen and new.why <> 'struck') execute function visits_missed_no_more();
create trigger calls_no_more after insert on protection_followupcontact for each row when (new.child_seen and new.why <> 'struck') execute function visits_missed_no_more();
create trigger calls_no_more_closed after insert on intake_closure for each row execute function visits_missed_no_more();
