"""Have the database refuse a row that names a case, or anything else, of another child's file.

Safe forward and back with data in place: only rows written from now on are asked.
"""

from django.db import migrations

from umai.intake.one_file import OneFile


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0020_rows_of_one_file"),
        ("protection", "0006_returned_by_two"),
    ]
    operations = [
        OneFile("protection_protection", case_id="intake_case"),
        OneFile("protection_alarm", protection_id="protection_protection"),
        OneFile("protection_going", protection_id="protection_protection"),
        OneFile("protection_companion", going_id="protection_going"),
        OneFile("protection_decision", protection_id="protection_protection"),
        OneFile("protection_removal", protection_id="protection_protection"),
        OneFile("protection_temporaryplace", protection_id="protection_protection"),
        OneFile("protection_examination", protection_id="protection_protection"),
        OneFile("protection_notice", protection_id="protection_protection"),
        OneFile("protection_application", protection_id="protection_protection"),
        OneFile("protection_proposal", protection_id="protection_protection"),
        OneFile(
            "protection_ending", protection_id="protection_protection", proposal_id="protection_proposal"
        ),
        OneFile("protection_childsview", protection_id="protection_protection"),
        OneFile("protection_sibling", protection_id="protection_protection"),
        OneFile("protection_conflict", protection_id="protection_protection"),
        OneFile("protection_watch", protection_id="protection_protection"),
        OneFile("protection_contact", protection_id="protection_protection"),
    ]
