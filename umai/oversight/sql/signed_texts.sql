-- The texts of the pages that an editor found good when they were last read: language and digest. A text that
-- changed since has another digest, so it is not among them. No person is named.
-- Security definer: readings are closed to whoever is no administrator.
-- Called by: umai/machine/doctor/state/counts.py.
create function oversight_signed_texts() returns table(language text, digest text)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select newest.language, newest.digest from (
        select distinct on (r.language, r.digest) r.language::text, r.digest::text, r.better
        from oversight_textreading r order by r.language, r.digest, r.recorded_at desc
    ) newest where newest.better = ''
$$;
