-- Answers whether the words of the round were made unreadable in which this row was written: of a child of a door, of
-- one who was seen, or of what the office said of a child of a door.
-- Called by: rounds_keep_words.
create function rounds_expunged(of_table text, said jsonb) returns boolean
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
    select case of_table
        when 'rounds_sighting' then
            exists (select from rounds_wordsexpunging x where x.round_id = (said ->> 'round_id')::uuid)
        when 'rounds_doorchild' then
            exists (select from rounds_wordsexpunging x join rounds_roundstop s on s.round_id = x.round_id
                join rounds_dooranswer a on a.stop_id = s.id where a.id = (said ->> 'answer_id')::uuid)
        when 'rounds_foundanswer' then
            exists (select from rounds_wordsexpunging x join rounds_roundstop s on s.round_id = x.round_id
                join rounds_dooranswer a on a.stop_id = s.id join rounds_doorchild c on c.answer_id = a.id
                where c.id = (said ->> 'door_child_id')::uuid)
        end
$$;
