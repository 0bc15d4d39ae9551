-- Where something urgent begins in a case that nobody was ever named for, writes that nobody answers for it.
-- Called by: trigger nobody_named.
create function intake_began_urgent() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_nobody_named(new.case_id);
    return null;
end $$;

create trigger nobody_named after insert on urgency_urgency for each row when (new.case_id is not null and new.ended_at is null) execute function intake_began_urgent();
