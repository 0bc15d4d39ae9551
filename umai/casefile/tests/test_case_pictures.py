"""The two pictures of a case: the days for its plan, and the visits of a year, with their words."""

import re
import uuid
from datetime import UTC, datetime, time, timedelta

import pytest

from tests.looking import reading
from umai.casefile.tests.conftest import assess_whole, close, make_case, make_child
from umai.casefile.tests.test_case_page import page, submitted
from umai.design.days import date_in_words
from umai.law.terms.clock import BISHKEK, today
from umai.planning.draft.actions import begin_plan
from umai.planning.editions.actions import hand_in_plan
from umai.planning.tests.conftest import write_out
from umai.visits import jobs
from umai.visits.tests.conftest import ago, planned, record, refused
from umai.visits.visit import actions
from umai.visits.visit.reading import first_seen_on, visits_since

TITLE = "The days for assessment and plan"


def hand_in(case, by):
    plan = begin_plan(case, by=by, kind="child")
    write_out(plan, by)
    return hand_in_plan(plan, by=by)


@pytest.fixture
def old_case(child, aigul):
    """A case that became known long enough ago for visits before today."""
    return make_case(child, aigul, days_ago=40)


class TestTheDays:
    def test_the_picture_says_what_is_not_done_yet_and_a_closed_case_has_none(
        self, client_of, case, aigul, damira
    ):
        text = page(client_of("aigul"), case)
        assert "Child seen: not yet" in text and "Assessment completed: not yet" in text
        assert "Plan of the child handed in: not yet" in text and TITLE in text
        assert "No visit was made yet." in text and "Day by day" not in text
        assert "umai-sample" not in text
        record(case, aigul)
        close(case, aigul, damira)
        text = page(client_of("damira"), case)
        assert "umai-drawing" not in text and "since the case began" not in text

    def test_each_step_stands_on_its_day(self, client_of, case, aigul):
        record(case, aigul)
        assess_whole(case, aigul)
        hand_in(case, aigul)
        text, day = page(client_of("aigul"), case), date_in_words(today())
        assert f"Assessment completed: {day}" in text and f"Plan of the child handed in: {day}" in text
        assert re.search(r"Child seen: \d", text)

    def test_late_is_said_in_words(self, client_of, old_case):
        text = page(client_of("aigul"), old_case)
        assert re.search(r"The last day was \d+ days ago\.", text)

    def test_with_the_plan_they_are_one_line_of_words(self, client_of, case, aigul):
        submitted(case, aigul)
        text = page(client_of("aigul"), case)
        assert TITLE not in text and "in time: the last day was" in text


class TestTheVisits:
    def test_they_are_one_sentence_with_a_legend_of_what_occurs(self, client_of, old_case, aigul):
        record(old_case, aigul)
        record(old_case, aigul, at=ago(days=9))
        record(old_case, aigul, at=ago(days=12), alone="no", why_not_alone="The aunt stayed.")
        record(
            old_case, aigul, at=ago(days=15), seen=False, alone="", why_not_seen="Asleep.", childs_words=""
        )
        actions.record_visit(old_case, by=aigul, id=uuid.uuid4(), answers=refused(at=ago(days=20)))
        text = page(client_of("aigul"), old_case)
        words = (
            "4 visits since the case began, the child seen alone at 2, the child not seen at 1, "
            "1 could not be made."
        )
        assert words in text
        legend = re.search(r'<ul class="casefile-legend">.*?</ul>', text, re.DOTALL)[0]
        assert "the visit could not be made" in legend and "the child was not seen" in legend
        assert "missed" not in legend and "owed" not in legend

    def test_a_child_that_was_never_seen_alone_is_said(self, client_of, old_case, aigul):
        record(old_case, aigul, alone="no", why_not_alone="The aunt stayed.")
        assert "1 visit since the case began, never seen alone." in page(client_of("aigul"), old_case)

    def test_an_infant_is_observed_and_not_asked_to_be_alone(self, client_of, aigul):
        infant = make_child(aigul, birth_date=today() - timedelta(days=200))
        case = make_case(infant, aigul, days_ago=40)
        record(case, aigul, alone="observed")
        text = page(client_of("aigul"), case)
        assert "1 visit since the case began." in text and "the child was seen and observed" in text

    def test_one_planned_for_today_is_owed_and_then_missed(self, client_of, old_case, aigul, worker_role):
        planned(old_case, aigul, last=0)
        assert "owed: the last day has come" in page(client_of("aigul"), old_case)
        jobs.update_windows(on=today() + timedelta(days=1), using=worker_role)
        text = page(client_of("aigul"), old_case)
        assert "No visit was made yet, 1 missed." in text
        assert "planned, at the latest on this day" in text and "A visit was missed" in text

    def test_each_day_leads_to_its_visit_or_to_the_list(self, client_of, old_case, aigul):
        visit = record(old_case, aigul)
        planned_on = f"/cases/{old_case.pk}/visits/"
        planned(old_case, aigul, first=0, last=5)
        client = client_of("aigul")
        listed = page(client, old_case).split("Day by day")[1].split("</details>")[0]
        addresses = re.findall(r'href="([^"]+)"', listed)
        assert addresses == [planned_on, visit.get_absolute_url()]
        assert [client.get(one).status_code for one in addresses] == [200, 200]

    def test_one_at_night_is_of_the_day_in_bishkek(self, client_of, old_case, aigul):
        """Half past midnight in Bishkek is still the day before in UTC."""
        day = today() - timedelta(days=1)
        at = datetime.combine(day, time(0, 30), BISHKEK)
        assert at.astimezone(UTC).date() == day - timedelta(days=1)
        record(old_case, aigul, at=at)
        with reading(aigul):
            assert first_seen_on(old_case, aigul) == day
            assert len(visits_since(old_case, aigul, day).visits) == 1
            assert visits_since(old_case, aigul, day + timedelta(days=1)).visits == []
        assert f"{date_in_words(day)}: Visit: the child was seen" in page(client_of("aigul"), old_case)

    def test_a_worker_of_another_district_reads_none(self, old_case, aigul, cholpon):
        record(old_case, aigul)
        with reading(cholpon):
            found = visits_since(old_case, cholpon, today() - timedelta(days=90))
            assert (found.visits, found.missed) == ([], [])
            assert first_seen_on(old_case, cholpon) is None

    def test_what_is_older_than_a_year_is_left_out(self, client_of, child, aigul):
        case = make_case(child, aigul, days_ago=500)
        record(case, aigul, at=ago(days=400))
        assert "No visit in the last year." in page(client_of("aigul"), case)
        record(case, aigul)
        assert "1 visit in the last year, the child seen alone at 1." in page(client_of("aigul"), case)
