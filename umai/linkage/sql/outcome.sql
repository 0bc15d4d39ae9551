-- Answers what the answers of up to three readers amount to. The first one holds until the second reader
-- of a pair drawn for two says something else; then the third decides, and until then it is 'apart'.
-- Null where nobody read the pair.
-- Called by: linkage_labelled, linkage_readers_answer, linkage_sampled, linkage_settle, linkage_to_join.
create function linkage_outcome(a1 text, a2 text, a3 text, twice boolean) returns text
language sql immutable
set search_path = pg_catalog
as $$
    select case when a1 is null then null when not twice or a2 is null or a1 = a2 then a1
        else coalesce(a3, 'apart') end
$$;
