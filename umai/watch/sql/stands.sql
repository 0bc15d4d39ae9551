-- Answers whether this row stands in this list at this moment, for the speaker and about this child. `numbers` are
-- those with which the list is asked for. Lists that name no child have no such row.
-- Called by: watch_ask_opening.
create function watch_stands(of_list text, row_id uuid, child_id uuid, within int[], numbers jsonb) returns boolean
language plpgsql stable
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return case of_list
        when 'settled' then exists (select from watch_settled(numbers->'marks', numbers->'terms', within) w
            where w.id = row_id and w.child = child_id)
        when 'deaths' then exists (select from watch_deaths(
                array(select jsonb_array_elements_text(numbers->'kinds')), within) w
            where w.id = row_id and w.child = child_id)
        when 'repeated' then exists (select from watch_repeated((numbers->>'since')::date, within) w
            where w.id = row_id and w.child = child_id)
        when 'unseen' then exists (select from watch_unseen(numbers->'every', (numbers->>'times')::int, within) w
            where w.id = row_id and w.child = child_id)
        when 'silent' then exists (select from watch_silent(within) w
            where w.id = row_id and w.child = child_id)
        else false end;
end $$;
