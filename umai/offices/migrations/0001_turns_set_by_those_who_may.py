"""Let the database say who sets turns on duty, and keep every turn that was ever set.

A head sets the turns of the district's department, a supervisor those of the own oblast office.
Handing over writes rows in the place of a turn: within its time, never with other people for what
is past. Nothing else of a turn changes, and none is deleted. The owner, who takes lists in, is not
held to the past. Safe forward and back with data in place.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"

FORWARD = f"""
create function offices_sets_turns(office uuid) returns boolean language plpgsql stable parallel safe {DEFINER} as $$
begin
    return coalesce(
        (access_role() = 'head' and exists (
            select 1 from staff_office o join places_place p on p.id = o.place_id
            where o.id = office and o.kind = 'district' and p.district_id = any (access_districts())))
        or (access_role() = 'oblast_supervisor' and office = access_office() and exists (
            select 1 from staff_office o where o.id = office and o.kind = 'oblast')), false);
end $$;
revoke all on function offices_sets_turns(uuid) from public;

alter table staff_turn enable row level security;
create policy seen on staff_turn for select using (true);
create policy given on staff_turn for insert to umai_web with check (offices_sets_turns(office_id));

create function offices_turn() returns trigger language plpgsql {DEFINER} as $$
declare before staff_turn; past boolean;
begin
    new.current := true;
    past := new.from_at < access_today()::timestamp at time zone 'Asia/Bishkek';
    if new.replaces_id is not null then
        select * into before from staff_turn where id = new.replaces_id for update;
        if not found or before.office_id <> new.office_id
            or new.from_at < before.from_at or new.until_at > before.until_at then
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

create function offices_turn_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.current and not new.current
        and to_jsonb(new) - 'current' = to_jsonb(old) - 'current' then return new; end if;
    raise exception 'a turn is never changed or deleted: write rows that replace it';
end $$;
create trigger keep before update or delete on staff_turn for each row execute function offices_turn_kept();
"""
BACK = """
drop trigger keep on staff_turn;
drop function offices_turn_kept();
drop trigger set_down on staff_turn;
drop function offices_turn();
drop policy given on staff_turn;
drop policy seen on staff_turn;
alter table staff_turn disable row level security;
drop function offices_sets_turns(uuid);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("access", "0006_stamps_of_the_public"),
        ("places", "0002_country"),
        ("staff", "0003_reached_and_handed_over"),
    ]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
