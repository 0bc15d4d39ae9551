-- Stamps an answer with the database's time and turns `taken` on at its call. The update locks the call,
-- so of two answers at once the second waits and is refused: a call has one answer. An answer that the
-- owner itself loads keeps its time. Security definer: no role of a page may update a call.
-- Called by: trigger taken.
create function notices_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user then new.answered_at := clock_timestamp(); end if;
    update notices_call set taken = true where id = new.call_id and not taken;
    return new;
end $$;

create trigger taken before insert on notices_callanswer for each row execute function notices_answered();
