-- Stamps who sends evidence and when; nobody begins one for somebody else, and none under an id under which
-- something was sent: who sends reads the key, so the key of kept evidence would be read without a second person.
-- Called by: trigger begin.
create function justice_begin_upload() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user then return new; end if;
    if exists (select from justice_evidence e where new.id in (e.id, e.line))
        or exists (select from justice_evidencekey k where k.of_id = new.id)
        or exists (select from justice_evidencepart p where p.of_id = new.id)
    then
        raise check_violation using message = 'something was kept under this id', constraint = 'upload_of_its_own';
    end if;
    new.worker_id := access_worker();
    new.begun_at := now();
    return new;
end $$;

create trigger begin before insert on justice_evidenceupload for each row execute function justice_begin_upload();
