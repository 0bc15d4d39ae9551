-- Refuses every change of what was said of a child at a door, of a child who was seen, and of what the office said of
-- it, and every deletion, by the owner too. Only these may change: where it is held, `current`, the derived columns
-- that the trigger names, and the words to nothing once a row of rounds_wordsexpunging says so of the round.
-- Called by: trigger keep.
create function rounds_keep_words() returns trigger
language plpgsql
as $$
declare
    moving text[] := array['district_id', 'municipality_id', 'office_id', 'current'] || tg_argv[0:tg_nargs - 1];
    words text := case tg_table_name when 'rounds_foundanswer' then 'reason' else 'sealed_words' end;
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - moving = to_jsonb(old) - moving then return new; end if;
    if tg_op = 'UPDATE' and to_jsonb(new) ->> words in ('', '\x') and to_jsonb(new) - words = to_jsonb(old) - words
        and rounds_expunged(tg_table_name, to_jsonb(new))
    then return new; end if;
    raise exception 'a recorded fact is never changed or deleted: write a row that replaces it';
end $$;
