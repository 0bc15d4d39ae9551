-- Answers whether somebody of this post reads files of children; all others see single rows that are meant
-- for them. A test compares it with who may `register.read`.
-- Called by: access_reach, access_wrote.
create function access_reads_files(post text) returns boolean
language sql immutable parallel safe
set search_path = pg_catalog, public, pg_temp
as $$
    select post in ('social_worker', 'specialist', 'head', 'oblast_supervisor');
$$;
