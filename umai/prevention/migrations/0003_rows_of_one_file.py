"""Have the database refuse a row that names a case, or anything else, of another child's file.

Safe forward and back with data in place: only rows written from now on are asked.
"""

from django.db import migrations

from umai.intake.one_file import OneFile


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0020_rows_of_one_file"),
        ("prevention", "0002_protected"),
    ]
    operations = [
        OneFile("prevention_talk", case_id="intake_case"),
        OneFile("prevention_parentcontact", case_id="intake_case"),
    ]
