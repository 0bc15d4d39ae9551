-- Copies from its incident whether a row is sealed, and has it name the incident by its first row.
-- Called by: trigger seal.
create function justice_stamp_sealed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    select i.line into new.incident_id from justice_incident i where i.id = new.incident_id;
    select i.sealed into new.sealed from justice_incident i where i.line = new.incident_id and i.current;
    return new;
end $$;

create trigger seal before insert on justice_suspect for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_incidentwitness for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_incidentexamination for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_interview for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_evidence for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_evidenceopening for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_evidenceopeninganswer for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_evidencedownload for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_evidencehandover for each row execute function justice_stamp_sealed();
