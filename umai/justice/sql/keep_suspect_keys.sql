-- Keeps the numbers by which the name of a suspect is found, for a suspect whom the speaker wrote in this
-- transaction, and tells the offices of the incidents that it belongs to.
-- Called by: umai/justice/incidents/keys.py.
create function justice_keep_suspect_keys(
    named uuid, givens int[], roots int[], given_bits int[], root_bits int[], birth_year int, enough int, version int
) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    of_line uuid;
begin
    select s.incident_id into of_line from justice_suspect s
        where s.id = named and s.recorded_by_id = access_worker() and s.recorded_at >= now();
    if of_line is null then
        raise insufficient_privilege using message = 'this suspect was not written now';
    end if;
    insert into justice_suspectkey (suspect_id, given, root, given_bits, root_bits, birth_year, enough, version)
        select named, k.given, k.root, k.given_bits, k.root_bits, birth_year, enough, version
        from unnest(givens, roots, given_bits, root_bits) k (given, root, given_bits, root_bits)
        on conflict do nothing;
    perform justice_renew_repeated(of_line);
end $$;
