"""Put what was found about a body where the department and the oblast see it, and nobody of the village.

Safe forward and back with data in place.
"""

from django.db import migrations

from umai.access.protect import Protect
from umai.intake.one_file import OneFile

ABOVE = """(district_id = any ((select access_districts())::int[])
    and (select access_role()) in ('head', 'oblast_supervisor'))"""


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0020_rows_of_one_file"),
        ("oversight", "0001_initial"),
    ]
    operations = [
        Protect("oversight_judgement", fact=True, reach=ABOVE),
        OneFile("oversight_judgement", case_id="intake_case"),
    ]
