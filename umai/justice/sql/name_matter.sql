-- Has a row about a matter name it by its first row.
-- Called by: trigger seal.
create function justice_name_matter() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    select m.line into new.matter_id from justice_offencematter m where m.id = new.matter_id;
    return new;
end $$;

create trigger seal before insert on justice_childdetention for each row execute function justice_name_matter();
create trigger seal before insert on justice_matterquestioning for each row execute function justice_name_matter();
create trigger seal before insert on justice_matteroutcome for each row execute function justice_name_matter();
create trigger seal before insert on justice_diversion for each row execute function justice_name_matter();
