-- Takes evidence in only where its sender sent every part of it, and forgets that it was being sent. A row in
-- the place of another one says the same of the original. The owner, who loads files, is exempt.
-- Called by: trigger whole.
create function justice_evidence_whole() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    before justice_evidence;
    sent justice_evidenceupload;
    n int;
    bytes bigint;
begin
    if new.replaces_id is not null then
        select * into before from justice_evidence e where e.id = new.replaces_id;
        if (new.name, new.size, new.media_type, new.sha256, new.parts, new.recipient, new.shown_type,
            new.shown_size, new.unshown, new.incident_id) is distinct from
            (before.name, before.size, before.media_type, before.sha256, before.parts, before.recipient,
            before.shown_type, before.shown_size, before.unshown, before.incident_id)
        then
            raise check_violation using message = 'an original stays what it is', constraint = 'evidence_stays';
        end if;
        return new;
    end if;
    if session_user = current_user then return new; end if;
    select * into sent from justice_evidenceupload u where u.id = new.id;
    select count(*), sum(p.size) into n, bytes from justice_evidencepart p where p.of_id = new.id;
    if sent.worker_id is distinct from access_worker() or sent.incident_id <> new.incident_id
        or sent.child_id <> new.child_id or (new.size, new.parts) is distinct from (bytes, n) or sent.size <> bytes
    then
        raise check_violation using message = 'not every part was received', constraint = 'evidence_whole';
    end if;
    delete from justice_evidenceupload u where u.id = new.id;
    return new;
end $$;

create trigger whole before insert on justice_evidence for each row execute function justice_evidence_whole();
