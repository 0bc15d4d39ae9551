-- Takes a report out of the case again when another person found that it is about another child. What the
-- case has by then (its days, its risk) stays.
-- Called by: trigger refused.
create function intake_joining_refused() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare which uuid;
begin
    update intake_origin set current = false where signal_id = new.signal_id and current returning case_id into which;
    perform urgency_give_back(s.id, s.district_id, s.keeper) from identification_signal s where s.id = new.signal_id;
    perform intake_calm(which);
    return null;
end $$;

create trigger refused after insert on identification_joininganswer for each row when (not new.agreed) execute function intake_joining_refused();
