-- Answers the row of this table by which a decision is named: the first one, of which the others are corrections. What
-- replaced a row because something had changed is another decision.
-- Called by: feedback_on_decision, feedback_seal_again.
create function feedback_first_row(of_table text, row_id uuid) returns uuid
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    first uuid := row_id;
    before uuid;
begin
    loop
        execute format('select replaces_id from %I where id = $1 and why <> ''change''', of_table) into before using first;
        if before is null then return first; end if;
        first := before;
    end loop;
end $$;
