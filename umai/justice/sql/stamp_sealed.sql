-- Copies from its incident whether a row is sealed, and has it name the incident by its first row. What names no
-- incident is open. Of an incident that was struck out the last row counts.
-- Called by: trigger seal.
create function justice_stamp_sealed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    select i.line into new.incident_id from justice_incident i where i.id = new.incident_id;
    new.sealed := coalesce((select i.sealed from justice_incident i where i.line = new.incident_id
        order by i.current desc, i.recorded_at desc limit 1), false);
    return new;
end $$;

create trigger seal before insert on justice_suspect for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_incidentwitness for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_incidentexamination for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_interview for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_childrepresentation for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_independentasked for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_viewinproceedings for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_proceeding for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_proceedingstage for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_withdrawncomplaint for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_settledletter for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_settledanswer for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_householddecision for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_householdsignal for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_householdvisitresult for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_unfoundedanswer for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_unfoundedproposal for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_repeatedanswer for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_suspectsame for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_evidence for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_evidenceopening for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_evidenceopeninganswer for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_evidencedownload for each row execute function justice_stamp_sealed();
create trigger seal before insert on justice_evidencehandover for each row execute function justice_stamp_sealed();
