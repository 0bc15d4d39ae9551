-- Refuses every change of a post by the web role but its end: who holds which post, where and since when is
-- never rewritten.
-- Called by: trigger keep.
create function offices_keep_term() returns trigger
language plpgsql
as $$
declare ends text[] := array['to_on', 'ended_at'];
begin
    if session_user <> 'umai_web' or to_jsonb(new) - ends = to_jsonb(old) - ends then return new; end if;
    raise insufficient_privilege using message = 'of a post only its end is written';
end $$;

create trigger keep before update on staff_term for each row execute function offices_keep_term();
