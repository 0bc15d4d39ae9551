-- Stamps who sends evidence and when; nobody begins one for somebody else.
-- Called by: trigger begin.
create function justice_begin_upload() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user then return new; end if;
    new.worker_id := access_worker();
    new.begun_at := now();
    return new;
end $$;

create trigger begin before insert on justice_evidenceupload for each row execute function justice_begin_upload();
