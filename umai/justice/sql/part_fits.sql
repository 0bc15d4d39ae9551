-- Refuses a part of evidence that somebody else is sending, that has no such number, or another size than that
-- part has. The owner, who loads files, is exempt.
-- Called by: trigger fits.
create function justice_part_fits() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    sent justice_evidenceupload;
    n bigint;
begin
    if session_user = current_user then return new; end if;
    select * into sent from justice_evidenceupload u where u.id = new.of_id;
    n := (sent.size + sent.part_size - 1) / sent.part_size;
    if sent.worker_id is distinct from access_worker() or new.number not between 1 and n
        or new.size <> (case when new.number < n then sent.part_size else sent.size - sent.part_size * (n - 1) end)
    then
        raise check_violation using message = 'no such part', constraint = 'part_fits';
    end if;
    return new;
end $$;

create trigger fits before insert on justice_evidencepart for each row execute function justice_part_fits();
