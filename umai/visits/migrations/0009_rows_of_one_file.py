"""Have the database refuse a row that names a case, or anything else, of another child's file.

Safe forward and back with data in place: only rows written from now on are asked.
"""

from django.db import migrations

from umai.intake.one_file import OneFile


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0020_rows_of_one_file"),
        ("visits", "0008_signs_by_the_clock"),
    ]
    operations = [
        OneFile("visits_outing", case_id="intake_case"),
        OneFile("visits_return", outing_id="visits_outing"),
        OneFile("visits_window", case_id="intake_case"),
        OneFile("visits_missed", case_id="intake_case", window_id="visits_window"),
        OneFile("visits_explanation", missed_id="visits_missed"),
        OneFile("visits_visit", case_id="intake_case", window_id="visits_window"),
        OneFile("visits_conflict", case_id="intake_case", visit_id="visits_visit"),
        OneFile("visits_settlement", conflict_id="visits_conflict"),
        OneFile("visits_question", case_id="intake_case", visit_id="visits_visit"),
        OneFile("visits_answering", question_id="visits_question"),
        OneFile("visits_decided", question_id="visits_question"),
        OneFile("visits_draw", case_id="intake_case", visit_id="visits_visit"),
        OneFile("visits_callback", draw_id="visits_draw"),
    ]
