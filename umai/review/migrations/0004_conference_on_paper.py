"""Let a case conference be entered from its minutes: number, day, who signed, scan.

Safe forward and back with data in place; back forgets what was entered of the paper.
"""

import django.db.models.deletion
from django.db import migrations, models

from umai.intake.one_file import OneFile

BEFORE = """create trigger one_file before insert on review_conference for each row
    execute function intake_one_file('case_id', 'intake_case')"""


class Migration(migrations.Migration):
    dependencies = [("review", "0003_rows_of_one_file"), ("documents", "0004_files_protected")]
    operations = [
        migrations.AddField(
            "conference",
            "paper_number",
            models.CharField(blank=True, max_length=60, verbose_name="number of the paper"),
        ),
        migrations.AddField(
            "conference",
            "paper_on",
            models.DateField(blank=True, null=True, verbose_name="date of the paper"),
        ),
        migrations.AddField(
            "conference",
            "decided_by",
            models.CharField(blank=True, max_length=200, verbose_name="who signed it, by the paper"),
        ),
        migrations.AddField(
            "conference",
            "scan",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.file",
            ),
        ),
        migrations.AddConstraint(
            "conference",
            models.CheckConstraint(
                condition=models.Q(
                    ("paper_number", ""),
                    ("paper_on", None),
                    ("scan", None),
                )
                | ~models.Q(("decided_by", "")),
                name="conference_paper_says_who",
            ),
        ),
        migrations.RunSQL("drop trigger one_file on review_conference", reverse_sql=BEFORE),
        OneFile("review_conference", case_id="intake_case", scan_id="documents_file"),
    ]
