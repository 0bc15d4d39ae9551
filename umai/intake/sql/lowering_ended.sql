-- Ends what is owed for a lowered risk when it is answered.
-- Called by: trigger owed.
create function intake_lowering_ended() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_drop_due('lowering', new.lowering_id, l.case_id)
        from intake_risklowering l where l.id = new.lowering_id;
    return null;
end $$;

create trigger owed after insert on intake_riskloweringanswer for each row execute function intake_lowering_ended();
