"""Put signals behind row security of their own: they are no part of a file.

A signal is seen by the district department (unless it is kept from it), by the oblast, and by whoever
wrote it; never by the workers of a municipality, and never by somebody behind the wall of the child
whom it was found to be about. What is written about a signal is seen with the signal, and written by
the department and the oblast. Safe forward and back with data in place.
"""

from django.db import migrations

from umai.access.protect import Protect

DEPARTMENT = """(district_id = any ((select access_districts())::int[])
    and (keeper = 'district' or (select access_role()) = 'oblast_supervisor'))"""
SIGNAL = f"{DEPARTMENT} or recorded_by_id = (select access_worker())"
OF_SIGNAL = "exists (select 1 from identification_signal s where s.id = signal_id)"
BY_DEPARTMENT = """exists (select 1 from identification_signal s where s.id = signal_id
    and s.district_id = any ((select access_districts())::int[]))"""

FORWARD = """
create function identification_walled() returns uuid[] language plpgsql stable parallel safe
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select m.signal_id from identification_match m
        where m.current and m.child_id = any (access_walled()));
end $$;
revoke all on function identification_walled() from public;
create policy walled on identification_signal as restrictive for all to umai_web, umai_worker
    using (id <> all ((select identification_walled())::uuid[])) with check (true);

-- Every urgent signal calls somebody: made together with it, by whatever way it came.
create function identification_call() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into notices_call (id, kind, about, district_id, keeper, opened_at)
        values (gen_random_uuid(), 'signal', new.id, new.district_id, new.keeper, clock_timestamp());
    return null;
end $$;
create trigger call after insert on identification_signal for each row
    when (new.danger_now or new.self_harm or new.concern = 'self_harm') execute function identification_call();
"""
BACK = """
drop trigger call on identification_signal;
drop function identification_call();
drop policy walled on identification_signal;
drop function identification_walled();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0006_stamps_of_the_public"),
        ("identification", "0001_initial"),
        ("notices", "0002_within_reach"),
        ("register", "0002_protected"),
    ]
    operations = [
        Protect("identification_signal", anchor=None, reach=SIGNAL),
        Protect("identification_addition", anchor=None, reach=OF_SIGNAL, writes=BY_DEPARTMENT),
        Protect("identification_screening", anchor=None, fact=True, reach=OF_SIGNAL, writes=BY_DEPARTMENT),
        Protect("identification_gathering", anchor=None, fact=True, reach=OF_SIGNAL, writes=BY_DEPARTMENT),
        Protect("identification_match", fact=True),
        Protect("identification_reply", anchor=None, reach=OF_SIGNAL, writes=BY_DEPARTMENT),
        Protect("identification_ending", anchor=None, reach=OF_SIGNAL, writes=BY_DEPARTMENT),
        migrations.RunSQL(FORWARD, reverse_sql=BACK),
    ]
