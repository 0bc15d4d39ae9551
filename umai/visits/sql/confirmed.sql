-- Derives anew whether a child was seen, once another person confirmed that a report is about this child.
-- Called by: trigger urgent_seen.
create function visits_confirmed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform visits_settle_urgent(array(
        select u.child_id from urgency_urgency u where u.signal_id = new.signal_id and u.child_id is not null));
    return null;
end $$;

-- Its name comes after `settled`, which says that the signal has ended: triggers run in the order of names.
create trigger urgent_seen after insert on identification_signalending for each row when (new.how::text in ('case', 'in_case')) execute function visits_confirmed();
