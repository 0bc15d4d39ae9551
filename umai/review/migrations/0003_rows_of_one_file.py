"""Have the database refuse a row that names a case, or anything else, of another child's file.

Safe forward and back with data in place: only rows written from now on are asked.
"""

from django.db import migrations

from umai.intake.one_file import OneFile


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0020_rows_of_one_file"),
        ("review", "0002_protected_and_owed"),
        ("documents", "0004_files_protected"),
        ("planning", "0003_submitted_by_another"),
    ]
    operations = [
        OneFile(
            "review_review", case_id="intake_case", edition_id="planning_edition", scan_id="documents_file"
        ),
        OneFile("review_conference", case_id="intake_case"),
        OneFile("review_participant", conference_id="review_conference"),
        OneFile("review_decision", conference_id="review_conference"),
        OneFile("review_closingrefusal", proposal_id="intake_closingproposal"),
    ]
