-- Forgets what was begun to be sent as evidence before this instant and never finished: its key, without which
-- its parts open no more, and the names of the parts, whose bytes are swept. Answers how many. Security
-- definer: row security hides each from everybody but its sender.
-- Called by: umai/justice/evidence/jobs.py.
create function justice_forget_uploads(begun_before timestamptz) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    old uuid[] := array(
        select u.id from justice_evidenceupload u where u.begun_at < begun_before
            and not exists (select from justice_evidence e where e.id = u.id));
begin
    delete from justice_evidencekey k where k.of_id = any (old);
    delete from justice_evidencepart p where p.of_id = any (old);
    delete from documents_datakey d where d.of_id = any (old);
    delete from justice_evidenceupload u where u.id = any (old);
    return coalesce(array_length(old, 1), 0);
end $$;
