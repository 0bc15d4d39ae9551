"""Have the database refuse a row that names a case, or anything else, of another child's file.

Safe forward and back with data in place: only rows written from now on are asked.
"""

from django.db import migrations

from umai.intake.one_file import OneFile


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0020_rows_of_one_file"),
        ("referrals", "0004_fields_without_words"),
        ("documents", "0004_files_protected"),
        ("planning", "0003_submitted_by_another"),
    ]
    operations = [
        OneFile("referrals_referral", case_id="intake_case", measure_id="planning_measure"),
        OneFile("referrals_reason", referral_id="referrals_referral"),
        OneFile("referrals_answer", referral_id="referrals_referral", scan_id="documents_file"),
        OneFile("referrals_withdrawal", referral_id="referrals_referral"),
    ]
