"""Put what is noted, said and tried behind row security.

What a school or a clinic told is no part of a file: it is read where the body stands and by the body
itself, and never by somebody behind the wall of the child whom it was found to be about. Safe forward
and back with data in place.
"""

from django.db import migrations

from umai.access.protect import Protect

BODY = """(recorded_office_id = (select access_office())
    and (select access_role()) in ('school_worker', 'health_worker'))"""

FORWARD = """
create function prevention_walled() returns uuid[] language plpgsql stable parallel safe
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select n.told_id from prevention_note n
        where n.told_id is not null and n.current and n.child_id = any (access_walled()));
end $$;
revoke all on function prevention_walled() from public;
create policy walled on prevention_told as restrictive for all to umai_web, umai_worker
    using (id <> all ((select prevention_walled())::uuid[])) with check (true);
"""
BACK = """
drop policy walled on prevention_told;
drop function prevention_walled();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0009_the_clock_and_moves_in_two_parts"),
        ("prevention", "0001_initial"),
        ("register", "0002_protected"),
    ]
    operations = [
        Protect("prevention_told", anchor=None, also=BODY, writes=BODY),
        Protect("prevention_settled", anchor=None, fact=True),
        Protect("prevention_note", fact=True),
        Protect("prevention_talk", fact=True),
        Protect("prevention_parentcontact", fact=True),
        migrations.RunSQL(FORWARD, reverse_sql=BACK),
    ]
