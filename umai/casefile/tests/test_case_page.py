"""What one case shows of every room: what is owed, how far each part is, what to be careful of."""

import re
import uuid
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from umai.casefile.tests.conftest import assess_whole, close, make_case, make_child
from umai.law.terms.clock import today
from umai.planning.draft.actions import begin_plan
from umai.planning.tests.conftest import measure
from umai.review.tests.conftest import submitted as stopped
from umai.visits.safety import actions as on_the_way
from umai.visits.visit import actions as visits
from umai.visits.visit.answers import Answers


def page(client, case):
    answer = client.get(f"/cases/{case.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def submitted(case, by, days_ago=0):
    """The plan of the child was submitted, so the ten days are over."""
    stopped(case, by, on=today() - timedelta(days=days_ago))


def visit(case, by, risk="high"):
    answers = Answers.of(
        {
            "at": timezone.now() - timedelta(hours=1),
            "seen": True,
            "alone": "yes",
            "childs_words": "I go to school.",
            "risk": risk,
            "risk_words": "Nobody can sign.",
        }
    )
    return visits.record_visit(case, by=by, id=uuid.uuid4(), answers=answers)


def test_all_that_is_owed_is_listed_the_nearest_first(client_of, case, owe):
    owe(case, "measure", 3)
    owe(case, "measure", 3)
    owe(case, "agreement", -2)
    text = page(client_of("aigul"), case)
    lines = [
        text.index(words)
        for words in (
            "The Commission&#x27;s agreement to the plan is awaited",
            "A measure of the plan is to be done × 2",
            "Assessment and plan",
        )
    ]
    assert lines == sorted(lines)
    assert "late by 2 days" in text and f"/cases/{case.pk}/plan/" in text


def test_a_measure_that_is_owed_is_named_with_who_answers_for_it(client_of, case, aigul):
    plan = begin_plan(case, by=aigul, kind="child")
    with aigul.speaking():
        measure(plan, aigul, kind="doctor", protects_now=True)
    owed = page(client_of("aigul"), case).split("What is owed")[1].split("The parts of this case")[0]
    assert "Исаев Бакыт, teacher: The teacher calls every Monday." in owed


def test_a_case_in_which_nothing_is_planned_says_so(client_of, case, forget):
    forget(case)
    assert "Nothing is planned in this case" in page(client_of("aigul"), case)


def test_nothing_is_asked_twice(client_of, case, child, aigul):
    visit(case, aigul)
    client = client_of("aigul")
    client.get("/")  # begins the sitting
    for address in (f"/cases/{case.pk}/", f"/children/{child.pk}/timeline/"):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        asked = [one["sql"] for one in captured if one["sql"].startswith('SELECT "')]
        assert len(asked) > 20 and sorted(asked) == sorted(set(asked))


def test_the_ten_days_end_with_the_plan_in_time_and_a_late_plan_stays_late(client_of, case, aigul):
    client = client_of("aigul")
    late = make_case(make_child(aigul, "Айбек"), aigul, days_ago=30)
    submitted(late, aigul)
    assert "late, the last day was" in page(client, late)
    assert "8 days left" in page(client, case)
    submitted(case, aigul)
    text = page(client, case)
    assert "in time: the last day was" in text and "The assessment and the plan are missing" not in text


def test_every_part_is_one_step_away(client_of, case):
    client = client_of("aigul")
    text = page(client, case)
    parts = ("assessment/", "plan/child/", "plan/family/", "visits/", "referrals/", "reviews/", "visits/new/")
    for address in (f"/cases/{case.pk}/{part}" for part in parts):
        assert f'href="{address}"' in text and client.get(address).status_code == 200, address


def test_a_visit_is_seen_in_the_case_in_its_risk_and_on_the_line_of_time(client_of, case, child, aigul):
    visit(case, aigul)
    client = client_of("aigul")
    text = page(client, case)
    assert "Last visit on" in text and "seen alone on" in text and "high risk" in text
    timeline = client.get(f"/children/{child.pk}/timeline/").content.decode()
    assert "the child was seen, and spoken to alone" in timeline
    cases = client.get(f"/children/{child.pk}/cases/").content.decode()
    assert "high risk" in cases and re.search(r"\d+ days left", cases)


def test_what_to_be_careful_of_stands_on_top_of_case_and_file(client_of, case, child, aigul):
    on_the_way.warn_of_dwelling(
        case, by=aigul, go_in_two=True, with_police=False, words="A dog is loose in the yard."
    )
    client = client_of("aigul")
    for text in (page(client, case), client.get(f"/children/{child.pk}/").content.decode()):
        assert "Never go there alone. A dog is loose in the yard." in text


def test_a_closed_case_keeps_its_risk_and_its_ten_days_and_stands_on_the_next_one(
    client_of, case, child, aigul, damira
):
    assess_whole(case, aigul, risk="medium")
    submitted(case, aigul)
    close(case, aigul, damira)
    client = client_of("damira")
    text = page(client, case)
    assert "medium risk" in text and "What is owed" not in text
    assert "This case is closed" in text and "in time: the last day was" in text
    assert "the goals were met" in client.get(f"/children/{child.pk}/cases/").content.decode()
    text = page(client, make_case(child, aigul, follows=case))
    assert "The case before this one" in text and f"/cases/{case.pk}/" in text


def test_the_number_of_questions_does_not_grow_with_what_is_owed(client_of, case, owe, asked):
    client = client_of("aigul")
    owe(case, "measure", 0)
    few = asked(lambda: client.get(f"/cases/{case.pk}/"))
    for days in range(1, 8):
        owe(case, "measure", days)
    assert asked(lambda: client.get(f"/cases/{case.pk}/")) <= few


def test_the_api_says_what_is_owed_and_by_when(client_of, case, owe, aigul):
    owe(case, "visit", -1)
    client = client_of("aigul")
    (row,) = client.get("/api/cases?owed=visit").json()["cases"]
    yesterday = (today() - timedelta(days=1)).isoformat()
    assert (row["owed"], row["due_on"], row["plan_submitted_on"]) == ("visit", yesterday, None)
    assert client.get("/api/cases?owed=review").json()["cases"] == []
    read = client.get(f"/api/cases/{case.pk}").json()
    assert [one["owed"] for one in read["all_owed"]] == ["visit", "ten_days"]
    assert (read["owed"], read["due_on"], read["plan_late"]) == ("visit", yesterday, False)
    submitted(case, aigul)
    assert client.get(f"/api/cases/{case.pk}").json()["plan_submitted_on"] == today().isoformat()
