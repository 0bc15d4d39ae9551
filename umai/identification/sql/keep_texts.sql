-- Refuses every deletion and every change of an official's report, also by the owner. The one exception:
-- the sealed texts may be emptied, as happens when the words of the signal are made unreadable.
-- Called by: trigger keep.
create function identification_keep_texts() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'UPDATE' and length(new.sealed_texts) = 0
        and to_jsonb(new) - 'sealed_texts' = to_jsonb(old) - 'sealed_texts' then return new; end if;
    raise exception 'a recorded fact is never changed or deleted: write a row that replaces it';
end $$;
