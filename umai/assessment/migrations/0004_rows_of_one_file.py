"""Have the database refuse a row that names a case, or anything else, of another child's file.

Safe forward and back with data in place: only rows written from now on are asked.
"""

from django.db import migrations

from umai.intake.one_file import OneFile


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0020_rows_of_one_file"),
        ("assessment", "0003_found_by_child"),
    ]
    operations = [
        OneFile("assessment_assessment", case_id="intake_case"),
        OneFile("assessment_finding", assessment_id="assessment_assessment"),
        OneFile("assessment_childsview", assessment_id="assessment_assessment"),
        OneFile("assessment_completion", assessment_id="assessment_assessment"),
    ]
