"""Let the head and the administrator write down what a worker has learnt, and keep every row of it.

Nobody writes down their own; the worker may see it. Safe forward and back with data in place.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
FORWARD = f"""
create function offices_keeps_training(office uuid) returns boolean
    language plpgsql stable parallel safe {DEFINER} as $$
begin
    return coalesce(access_role() = 'administrator' or (access_role() = 'head' and exists (
        select 1 from staff_office o join places_place p on p.id = o.place_id
        where o.id = office and p.district_id = any (access_districts()))), false);
end $$;
revoke all on function offices_keeps_training(uuid) from public;

alter table offices_training enable row level security;
alter table offices_training force row level security;
create policy owner on offices_training to current_user using (true) with check (true);
create policy seen on offices_training for select to umai_web
    using (worker_id = (select access_worker()) or offices_keeps_training(office_id));
create policy given on offices_training for insert to umai_web
    with check (worker_id <> (select access_worker()) and offices_keeps_training(office_id));

create function offices_trained() returns trigger language plpgsql {DEFINER} as $$
begin
    if tg_op <> 'INSERT' then
        raise exception 'what was learnt is never changed or deleted: strike it out by another row';
    end if;
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
    end if;
    return new;
end $$;
revoke all on function offices_trained() from public;
create trigger keep before insert or update or delete on offices_training
    for each row execute function offices_trained();
"""
BACK = """
drop trigger keep on offices_training;
drop function offices_trained();
drop policy given on offices_training;
drop policy seen on offices_training;
drop policy owner on offices_training;
alter table offices_training no force row level security;
alter table offices_training disable row level security;
drop function offices_keeps_training(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("offices", "0002_training"), ("access", "0006_stamps_of_the_public")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
