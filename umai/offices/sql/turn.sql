-- Keeps the past of the duty roster as it was, and turns `current` off on a turn that is handed over.
-- Locks the old turn. Refuses a handover to another office or outside the old turn's time, other people
-- for time that is over (by more than a minute), and a new turn that begins before today in Bishkek. The
-- owner, who loads lists, may write the past.
-- Called by: trigger set_down.
create function offices_turn() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare before staff_turn; past boolean;
begin
    new.current := true;
    past := new.from_at < access_today()::timestamp at time zone 'Asia/Bishkek';
    if new.replaces_id is not null then
        select * into before from staff_turn where id = new.replaces_id for update;
        if not found or before.office_id <> new.office_id
            or new.from_at < before.from_at or new.to_at > before.to_at then
            raise check_violation using message = 'a turn is handed over at its own office and within its own time';
        end if;
        update staff_turn set current = false where id = before.id and current;
        past := new.from_at < now() - interval '1 minute'
            and (new.worker_id, new.substitute_id) is distinct from (before.worker_id, before.substitute_id);
    end if;
    if session_user <> current_user then
        if past then raise check_violation using message = 'who was on duty in the past stays'; end if;
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
    end if;
    return new;
end $$;

create trigger set_down before insert on staff_turn for each row execute function offices_turn();
