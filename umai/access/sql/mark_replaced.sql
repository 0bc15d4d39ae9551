-- Turns `current` off on the row that a new row replaces, and on for the new row unless it strikes out.
-- Refuses a row that was replaced before or is of another child's file, one that strikes out nothing, and one in
-- place of a sealed row that the speaker may not read: by another row it would be opened. The update locks the old
-- row, so of two replacements at once the second is refused. Security definer: no role may update a fact.
-- Called by: trigger follow.
create function access_mark_replaced() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    n int;
    closed boolean := false;
begin
    if session_user <> current_user and to_jsonb(new) ? 'sealed' then
        execute format('select sealed from %I where id = $1', tg_table_name) into closed using new.replaces_id;
        if closed and new.child_id <> all (access_unsealed()) and not (access_role() = 'head'
            and new.district_id = any (access_districts()))
        then
            raise insufficient_privilege using message = 'what is sealed is replaced by who may read it';
        end if;
    end if;
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
