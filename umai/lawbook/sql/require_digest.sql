-- Refuses a proposal whose digest is not that of its files: over the name and the text of each, in order of
-- name by bytes, each part after its length in bytes and a new line. Refuses also what is no text of a file,
-- and files that are larger than any process should read.
-- Called by: trigger digest.
create function lawbook_require_digest() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    written bytea;
begin
    if octet_length(new.files::text) > 2000000 or exists (
        select from jsonb_each(new.files) f where jsonb_typeof(f.value) <> 'string') then
        raise check_violation using message = 'the files are no texts, or too large', constraint = 'lawbook_texts';
    end if;
    select coalesce(string_agg(
        convert_to(octet_length(f.key) || E'\n' || f.key || octet_length(f.value) || E'\n' || f.value, 'UTF8'),
        ''::bytea order by f.key collate "C"), ''::bytea)
    into written from jsonb_each_text(new.files) f;
    if new.digest <> encode(sha256(written), 'hex') then
        raise check_violation using message = 'the digest is not that of the files', constraint = 'lawbook_digest';
    end if;
    return new;
end $$;

create trigger digest before insert on lawbook_lawproposal for each row execute function lawbook_require_digest();
