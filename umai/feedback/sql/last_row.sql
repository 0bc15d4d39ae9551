-- Answers the row of this table that says now what was decided: the last correction of this one; null where it was
-- struck out.
-- Called by: feedback_decided, feedback_seal_again.
create function feedback_last_row(of_table text, row_id uuid) returns uuid
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    last uuid := row_id;
    later record;
begin
    loop
        execute format('select id, why from %I where replaces_id = $1 and why <> ''change''', of_table)
            into later using last;
        if later.id is null then return last; end if;
        if later.why = 'struck' then return null; end if;
        last := later.id;
    end loop;
end $$;
