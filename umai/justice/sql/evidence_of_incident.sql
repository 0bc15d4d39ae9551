-- Has a row about evidence name it by its first row, and the incident of which that is; an answer and a
-- download name the evidence that was asked for. Refuses a row about evidence that was struck out.
-- Called by: trigger at_incident.
create function justice_evidence_of_incident() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_nargs > 0 then
        select o.evidence_id into new.evidence_id from justice_evidenceopening o where o.id = new.opening_id;
    end if;
    select e.line, e.incident_id into new.evidence_id, new.incident_id from justice_evidence e
        where e.current and e.line = (select f.line from justice_evidence f where f.id = new.evidence_id);
    if new.evidence_id is null then
        raise check_violation using message = 'this evidence was struck out', constraint = 'evidence_stands';
    end if;
    return new;
end $$;

create trigger at_incident before insert on justice_evidenceopening for each row
    execute function justice_evidence_of_incident();
create trigger at_incident before insert on justice_evidenceopeninganswer for each row
    execute function justice_evidence_of_incident('opening');
create trigger at_incident before insert on justice_evidencedownload for each row
    execute function justice_evidence_of_incident('opening');
create trigger at_incident before insert on justice_evidencehandover for each row
    execute function justice_evidence_of_incident();
