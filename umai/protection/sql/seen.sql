-- Nothing is urgent any more once somebody who went to the child, or was in contact with it again, saw
-- the child, and nobody is called. A row that is corrected to say otherwise opens it again, and the
-- worker of the case is called. In a protection that runs the child is not safe.
-- Called by: trigger seen.
create function protection_seen() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare which uuid; before record; again boolean := false;
begin
    select p.case_id into which from protection_protection p where p.id = new.protection_id;
    if new.replaces_id is not null then
        execute format('select child_seen, happened_at from %I where id = $1', tg_table_name)
            into before using new.replaces_id;
        again := before.child_seen and new.why = 'correction';
        if again then perform urgency_see_not(which, before.happened_at); end if;
    end if;
    if new.child_seen and new.current then
        perform urgency_see(which, new.happened_at, new.recorded_by_id, false);
        perform intake_calm(which);
    end if;
    if again then perform intake_call_worker(which, new.recorded_by_id); end if;
    return null;
end $$;

create trigger seen after insert on protection_arrival for each row execute function protection_seen();
create trigger seen after insert on protection_followupcontact for each row execute function protection_seen();
