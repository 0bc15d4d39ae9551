"""Let a body tell only where it stands and of no file, and settle only what the speaker may read.

What is told names no child, so the database did not stamp whose district reads it: the program said it.
Safe forward and back with data in place: only rows written from now on are asked.
"""

from django.db import migrations

FORWARD = """
create policy where_it_stands on prevention_told as restrictive for insert to umai_web
    with check (child_id is null and exists (
        select from staff_office o join places_place p on p.id = o.place_id
        where o.id = (select access_office()) and p.district_id is not distinct from prevention_told.district_id
            and p.municipality_id is not distinct from prevention_told.municipality_id));
create policy of_what_is_read on prevention_settled as restrictive for insert to umai_web
    with check (child_id is null and exists (select from prevention_told t where t.id = told_id));
create policy of_what_is_read on prevention_note as restrictive for insert to umai_web
    with check (told_id is null or exists (select from prevention_told t where t.id = told_id));
"""
BACK = """
drop policy of_what_is_read on prevention_note;
drop policy of_what_is_read on prevention_settled;
drop policy where_it_stands on prevention_told;
"""


class Migration(migrations.Migration):
    dependencies = [("prevention", "0003_rows_of_one_file")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
