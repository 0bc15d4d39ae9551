-- Refuses every change of a dwelling in a round but of how far it came, and every deletion, by the owner too.
-- Called by: trigger keep.
create function rounds_keep_stop() returns trigger
language plpgsql
as $$
declare
    moving text[] := array['answer_id', 'done', 'attempts', 'last_on', 'again_on'];
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - moving = to_jsonb(old) - moving then return new; end if;
    raise exception 'a dwelling of a round is never changed or deleted';
end $$;

create trigger keep before update or delete on rounds_roundstop for each row execute function rounds_keep_stop();
