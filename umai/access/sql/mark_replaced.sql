-- Turns `current` off on the row that a new row replaces, and on for the new row unless it strikes out.
-- Refuses a row that was replaced before or is of another child's file. The update locks the old row, so
-- of two replacements at once the second is refused. Security definer: no role may update a fact.
-- Called by: trigger follow.
create function access_mark_replaced() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare n int;
begin
    execute format('update %I set current = false where id = $1 and current
                    and child_id is not distinct from $2', tg_table_name)
        using new.replaces_id, new.child_id;
    get diagnostics n = row_count;
    if n <> 1 then
        raise unique_violation using message = 'this fact was replaced before, or is of another file';
    end if;
    new.current := new.why <> 'struck';
    return new;
end $$;
