-- Answers the root over the proofs of an entry, in their order: of each proof the SHA-256 of a byte 0 and
-- its hashes, and over these the SHA-256 of a byte 1 and them; null when the entry has no proof. Without
-- sequential scans: a connection that planned this while the table was empty would keep reading all of it.
-- Called by: trail_write.
create function trail_row_root(entry uuid) returns bytea
language sql stable
set search_path = pg_catalog, public, pg_temp set enable_seqscan = off
as $$
    select sha256('\x01' || string_agg(sha256('\x00' || one.hashes), ''::bytea order by one.id))
    from (select p.id, (select string_agg(h.hash, ''::bytea order by h.n)
                        from unnest(p.hashes) with ordinality h(hash, n)) as hashes
          from trail_rowproof p where p.entry_id = entry) one
$$;
