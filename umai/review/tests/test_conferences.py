import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from umai.access.requirements import Incomplete
from umai.intake.cases.actions import CaseClosed
from umai.intake.tests.conftest import closed
from umai.review.models import Conference, ConferenceDecision, Review
from umai.review.reviews.actions import NotOfThisFile
from umai.review.tests.conftest import conference, conferred, reviewed


def test_a_conference_keeps_who_came_and_what_was_decided(case, aigul):
    row = conferred(case, aigul)
    with aigul.speaking():
        assert [one.body for one in row.participants.order_by("recorded_at")] == ["Aiyl okmotu", "School"]
        assert ConferenceDecision.objects.get().conference_id == row.pk


def test_a_decision_says_what_by_whom_and_until_when_and_one_person_is_no_conference(case, aigul):
    with pytest.raises(Incomplete):
        conferred(case, aigul, participants=conference()["participants"][:1])
    (whole,) = conference()["decisions"]
    for at in (0, 1, 2):
        with pytest.raises(Incomplete):
            conferred(case, aigul, decisions=[(*whole[:at], "", *whole[at + 1 :])])
        with aigul.speaking():
            assert not Conference.objects.exists(), at
    for name in ("paper_number", "paper_on"):
        with pytest.raises(Incomplete):
            conferred(case, aigul, **{name: PAPER[name]})
    with pytest.raises(NotOfThisFile):
        conferred(case, aigul, scan_id=uuid.uuid4(), decided_by="The chair")
    for write in (conferred, reviewed):
        with pytest.raises(TypeError):
            write(case, aigul, recorded_at=timezone.now() - timedelta(days=400))
        with aigul.speaking():
            assert not Conference.objects.exists() and not Review.objects.exists(), write


def test_a_conference_without_a_decision_is_one_too(case, aigul):
    conferred(case, aigul, decisions=[])
    with aigul.speaking():
        assert Conference.objects.count() == 1 and not ConferenceDecision.objects.exists()


def test_a_closed_case_is_talked_about_no_more(proposal, case, aigul, damira):
    closed(proposal, damira)
    with pytest.raises(CaseClosed):
        conferred(case, aigul)


PAPER = {"paper_number": "14", "paper_on": "2026-11-20", "decided_by": "Маматова Сабира, chair"}


def test_minutes_on_paper_say_their_number_their_day_and_who_signed(case, aigul):
    row = conferred(case, aigul, **PAPER)
    with aigul.speaking():
        kept = Conference.objects.values("paper_number", "decided_by", "recorded_by").get(pk=row.pk)
    assert kept == {"paper_number": "14", "decided_by": PAPER["decided_by"], "recorded_by": aigul.pk}
    row = conferred(case, aigul, paper_number=" 14 ", decided_by=" Маматова Сабира\n")
    assert (row.paper_number, row.decided_by) == ("14", "Маматова Сабира")
