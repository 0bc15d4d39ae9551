-- Refuses every update and delete of a proof, also by the owner, but that the salt of a row becomes zero which
-- is erased by agreement in this very transaction. The hash stays, and with it every root.
-- Called by: trigger append_only.
create function trail_keep_proof() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and (new.id, new.entry_id, new.shape, new.ids, new.hashes)
            = (old.id, old.entry_id, old.shape, old.ids, old.hashes)
        and cardinality(new.salts) = cardinality(old.salts)
        and not exists (
            select from unnest(old.ids, old.salts, new.salts) u(key, was, salt)
            where u.was <> u.salt and (u.salt <> '00000000-0000-0000-0000-000000000000' or not exists (
                select from trail_erasedrow e join trail_rowshape s on s.table_name = e.table_name
                where e.row_id = u.key and s.digest = old.shape
                    and e.transaction = pg_current_xact_id_if_assigned()::text::bigint)))
    then
        return new;
    end if;
    raise exception 'the trail is append-only';
end $$;

create trigger append_only before update or delete on trail_rowproof for each row execute function trail_keep_proof();
