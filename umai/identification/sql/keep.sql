-- Refuses every deletion and every change of a signal, also by the owner. Two things may change: the
-- derived columns, and words and digest to nothing once a row of identification_expunging says so.
-- `urgent` is not compared, because a before trigger sees a generated column empty.
-- Called by: trigger keep.
create function identification_keep() returns trigger
language plpgsql
as $$
declare
    made text[] := array['waits', 'outcome', 'screened_at', 'ended_at', 'urgent'];
    said text[] := made || array['sealed_words', 'digest'];
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - made = to_jsonb(old) - made then return new; end if;
    if tg_op = 'UPDATE' and new.sealed_words = '' and new.digest is null
        and to_jsonb(new) - said = to_jsonb(old) - said
        and exists (select from identification_expunging x where x.signal_id = new.id)
    then return new; end if;
    raise exception 'a recorded fact is never changed or deleted: write a row that replaces it';
end $$;
