-- Refuses every change of what was said of a child at a door and every deletion, by the owner too. Only these may
-- change: where it is held, the derived columns that the trigger names, and the sealed words to nothing once a row of
-- rounds_wordsexpunging says so of the round.
-- Called by: trigger keep.
create function rounds_keep_child() returns trigger
language plpgsql
as $$
declare
    moving text[] := array['district_id', 'municipality_id', 'office_id'] || tg_argv[0:tg_nargs - 1];
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - moving = to_jsonb(old) - moving then return new; end if;
    if tg_op = 'UPDATE' and new.sealed_words = ''
        and to_jsonb(new) - 'sealed_words' = to_jsonb(old) - 'sealed_words'
        and exists (select from rounds_wordsexpunging x join rounds_stop s on s.round_id = x.round_id
            join rounds_dooranswer a on a.stop_id = s.id where a.id = new.answer_id)
    then return new; end if;
    raise exception 'a recorded fact is never changed or deleted: write a row that replaces it';
end $$;
