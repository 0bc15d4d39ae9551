-- Refuses every deletion and every change of additions and of withheld words, also by the owner. Two
-- things may change: where the row is held, and the sealed words to nothing once the signal has a row of
-- identification_expunging.
-- Called by: trigger keep.
create function identification_keep_words() returns trigger
language plpgsql
as $$
declare moving text[] := array['district_id', 'municipality_id', 'office_id'];
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - moving = to_jsonb(old) - moving then return new; end if;
    if tg_op = 'UPDATE' and new.sealed_words = ''
        and to_jsonb(new) - 'sealed_words' = to_jsonb(old) - 'sealed_words'
        and exists (select from identification_expunging x where x.signal_id = new.signal_id)
    then return new; end if;
    raise exception 'a recorded fact is never changed or deleted: write a row that replaces it';
end $$;
