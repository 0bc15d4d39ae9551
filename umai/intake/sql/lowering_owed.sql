-- Makes the decision on a lowered risk owed, where a second person has to agree.
-- Called by: trigger owed.
create function intake_lowering_owed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_put_due('lowering', new.id, new.case_id, new.decide_by);
    return null;
end $$;

create trigger owed after insert on intake_risklowering for each row when (new.why_two <> '') execute function intake_lowering_owed();
