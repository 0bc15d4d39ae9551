-- Seals, or opens again, what hangs on an incident when its kinds were corrected.
-- Called by: trigger seal_again.
create function justice_seal_again() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    of_incident text;
begin
    foreach of_incident in array array[
        'justice_suspect', 'justice_incidentwitness', 'justice_incidentexamination', 'justice_interview',
        'justice_childrepresentation', 'justice_independentasked', 'justice_viewinproceedings',
        'justice_proceeding', 'justice_proceedingstage', 'justice_withdrawncomplaint',
        'justice_settledletter', 'justice_settledanswer', 'justice_householddecision',
        'justice_householdsignal', 'justice_householdvisitresult', 'justice_unfoundedanswer',
        'justice_unfoundedproposal', 'justice_repeatedanswer', 'justice_suspectsame',
        'justice_protectionorder',
        'justice_evidence', 'justice_evidenceopening', 'justice_evidenceopeninganswer', 'justice_evidencedownload',
        'justice_evidencehandover'] loop
        execute format('update %I set sealed = $1 where incident_id = $2 and sealed <> $1', of_incident)
            using new.sealed, new.line;
    end loop;
    return null;
end $$;

create trigger seal_again after insert on justice_incident for each row when (new.replaces_id is not null)
    execute function justice_seal_again();
