-- Answers whether this change of a row is an erasure by agreement: an entry of `trail_erasedrow`, made in this
-- very transaction, names the row, and nothing but the columns that it names changes. Asked only where a
-- change would otherwise be refused.
-- Called by: access_refuse_change, offices_stamp_request, walls_keep_wall.
create function trail_erases(changed text, before jsonb, later jsonb) returns boolean
language plpgsql stable
set search_path = pg_catalog, public, pg_temp
as $$
declare key uuid;
begin
    execute format('select %s from jsonb_populate_record(null::%I, $1) n', trail_key_of(changed), changed)
        into key using before;
    return exists (select from trail_erasedrow e
        where e.row_id = key and e.table_name = changed
            and e.transaction = pg_current_xact_id_if_assigned()::text::bigint
            and later - e.emptied = before - e.emptied);
end $$;
