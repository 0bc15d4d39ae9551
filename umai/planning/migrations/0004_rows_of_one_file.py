"""Have the database refuse a row that names a case, or anything else, of another child's file.

Safe forward and back with data in place: only rows written from now on are asked.
"""

from django.db import migrations

from umai.intake.one_file import OneFile


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0020_rows_of_one_file"),
        ("planning", "0003_submitted_by_another"),
        ("assessment", "0003_found_by_child"),
        ("documents", "0004_files_protected"),
    ]
    operations = [
        OneFile("planning_plan", case_id="intake_case"),
        OneFile("planning_need", plan_id="planning_plan", finding_id="assessment_finding"),
        OneFile("planning_goal", plan_id="planning_plan"),
        OneFile("planning_measure", plan_id="planning_plan"),
        OneFile("planning_progress", plan_id="planning_plan", measure_id="planning_measure"),
        OneFile("planning_placement", plan_id="planning_plan"),
        OneFile("planning_edition", case_id="intake_case", plan_id="planning_plan"),
        OneFile("planning_step", edition_id="planning_edition", scan_id="documents_file"),
    ]
