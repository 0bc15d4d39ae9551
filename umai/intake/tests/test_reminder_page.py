"""The page of one's own reminders: what is still owed, with the way to the case, and what was told."""

import pytest
from django.test import override_settings

from tests.cast import id_of
from umai.access.models import Wall
from umai.intake.cases import actions
from umai.intake.models import Due
from umai.law.terms.clock import today
from umai.notices.models import Reminder, Summary
from umai.trail.models import Entry

COUNTS = {"late": {"visit": 2}, "today": {}, "coming": {"review": 1}}


@pytest.fixture
def reminded(owed, case):
    """`reminded("aigul", late=3)`: somebody was told today of a visit; answers its id."""

    def tell(who, *, late=1, kind="visit"):
        of = owed(kind, late=late)
        due = Due.objects.using("owner").get(of=of)
        Reminder.objects.using("owner").create(
            worker_id=id_of("worker", who),
            owed=kind,
            of=of,
            in_case=case.pk,
            district_id=case.district_id,
            due_on=due.due_on,
            days=1,
            by_email=True,
            by_sms=False,
            told_on=today(),
        )
        return of

    return tell


def page(client_of, who, language="en"):
    answer = client_of(who, language=language).get("/notices/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_head_sees_whose_it_is_but_no_child_behind_a_wall(reminded, case, damira, client_of, child):
    reminded("damira")
    assert "Visit · Without a worker" in page(client_of, "damira")
    actions.assign_worker(case, by=damira, worker_id=id_of("worker", "aigul"))
    assert "Visit · Асанова Айгүл" in page(client_of, "damira")
    Wall.objects.using("owner").create(worker_id=id_of("worker", "damira"), child_id=child.pk)
    assert "Нурбек" not in page(client_of, "damira")


def test_the_database_alone_shows_no_file_out_of_reach(reminded, client_of):
    reminded("cholpon")
    for own_filter in (True, False):
        with override_settings(UMAI_OWN_FILTER=own_filter):
            assert "Нурбек" not in page(client_of, "cholpon"), own_filter


def test_what_is_still_owed_leads_to_its_case_and_the_look_is_on_the_trail(reminded, case, client_of):
    of = reminded("aigul")
    html = page(client_of, "aigul")
    entry = Entry.objects.using("owner").filter(act="intake.reminders").latest("at")
    assert entry.shown == [case.pk] and entry.outcome == "looked"
    assert "Асанов Нурбек" in html and f"/cases/{case.pk}/" in html
    assert "late by 1 day" in html and "Visit" in html
    assert "Нурбек" not in page(client_of, "damira")
    Due.objects.using("owner").filter(of=of).delete()
    html = page(client_of, "aigul")
    assert "Нурбек" not in html and "Nothing is left" in html


def test_a_worker_reads_the_own_day_alone_and_the_head_what_each_worker_has(client_of, db):
    Summary.objects.using("owner").create(
        worker_id=id_of("worker", "damira"),
        day=today(),
        week=True,
        counts=COUNTS,
        forgotten=1,
        of_workers={str(id_of("worker", "aigul")): [2, 1], "": [4, 0]},
        by_email=True,
        by_sms=False,
    )
    html = page(client_of, "damira")
    assert "Late: 2 visits." in html and "1 open case in which nothing is planned." in html
    assert html.index("Without a worker") < html.index("Асанова Айгүл")
    Summary.objects.using("owner").create(
        worker_id=id_of("worker", "aigul"),
        day=today(),
        week=False,
        counts=COUNTS,
        by_email=True,
        by_sms=False,
    )
    html = page(client_of, "aigul")
    assert "Told today" in html and "What each worker has" not in html


def test_more_than_a_page_leads_to_the_list(reminded, client_of, monkeypatch):
    monkeypatch.setattr("umai.intake.reminders.reading.MAX_TASKS", 1)
    reminded("aigul")
    reminded("aigul", kind="review")
    assert "There are more: see the list of cases" in page(client_of, "aigul")


def test_others_have_no_such_page_but_the_head_of_the_administration(client_of):
    for who in ("bakyt", "gulnara", "timur", "nuriya"):
        assert client_of(who).get("/notices/").status_code == 403, who
    assert "Reminders" in page(client_of, "kanykei")
