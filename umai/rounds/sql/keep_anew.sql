-- Refuses every change of a drawn dwelling but of whether it is done, and every deletion, by the owner too.
-- Called by: trigger keep.
create function rounds_keep_anew() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - 'done' = to_jsonb(old) - 'done' then return new; end if;
    raise exception 'a dwelling that was drawn is never changed or deleted';
end $$;

create trigger keep before update or delete on rounds_anewstop for each row execute function rounds_keep_anew();
