"""What the family is told of who watches, and what goes with the file when it is erased."""

import uuid

import pytest

from umai.access.doors import consult
from umai.access.sessions import Speaker
from umai.law.terms.clock import today
from umai.register.models import Child
from umai.rights.erasure.actions import agree_to_erasure
from umai.rights.extract.actions import ask_extract
from umai.rights.tests.conftest import proposed_erasure, released
from umai.trail.jobs import sequence_entries
from umai.trail.rows.verification import compare_rows
from umai.watch.models import WatchOpening, WatchOpeningAnswer, WatchOpeningRequest
from umai.watch.opening.actions import open_file
from umai.watch.tests.opening.conftest import ask, later_by, open_quietly

ROLES = "select distinct role from rights_lookers(%(asked)s)"


@pytest.fixture
def request_of_child(beaten, aigul, erlan):
    said = {"asker": "child", "adult_id": None, "subject": "child", "ground": "x", "shown": "x"}
    request = ask_extract(beaten, by=aigul, id=uuid.uuid4(), asked_on=today(), **said)
    released(request, erlan)
    return request


def test_the_family_is_not_told_before_the_department(
    request_of_child, beaten, omurbek, nurzat, erlan, superuser
):
    open_quietly(omurbek, nurzat)
    consult(Child, beaten.pk, by=Speaker(omurbek.token))
    assert ("ombudsman",) not in erlan.ask(ROLES, asked=request_of_child.pk)
    later_by(superuser, days=10)
    assert ("ombudsman",) in erlan.ask(ROLES, asked=request_of_child.pk)


def test_the_family_is_told_of_a_prosecutor_who_opened_the_file(request_of_child, beaten, prosecutor, erlan):
    asked = ask(prosecutor)
    assert ("prosecutor",) not in erlan.ask(ROLES, asked=request_of_child.pk)
    open_file(asked, by=prosecutor)
    consult(Child, beaten.pk, by=Speaker(prosecutor.token))
    assert ("prosecutor",) in erlan.ask(ROLES, asked=request_of_child.pk)


class TestErasing:
    def test_takes_the_words_with_the_file(self, child, erlan, damira, omurbek):
        row = {"child_id": child.pk, "district_id": child.district_id, "office": omurbek.office}
        asks = {"role": "ombudsman", "of_list": "repeated", "about": child.pk, "words": "Why."}
        days = {"asked_on": "2026-01-02", "lapses_on": "2026-01-03"}
        later = {"tell_on": "2026-01-09", "later_words": "It is about the office."}
        owner = {"recorded_by_id": omurbek.pk}
        asked = WatchOpeningRequest.objects.using("owner").create(**row, **asks, **days, **later, **owner)
        at_once = WatchOpeningRequest.objects.using("owner").create(**row, **asks, **days, **owner)
        WatchOpeningAnswer.objects.using("owner").create(asked=asked, agreed=False, words="No.")
        until = {"from_at": "2026-01-02 00:00Z", "to_at": "2026-01-02 01:00Z", "told_on": "2026-01-02"}
        WatchOpening.objects.using("owner").create(
            asked=at_once, words="Why.", role="ombudsman", **row, **until, **owner
        )
        agree_to_erasure(proposed_erasure(child, erlan), by=Speaker(damira.token))
        requests = WatchOpeningRequest.objects.using("owner").order_by("-later_words")
        assert list(requests.values_list("words", "later_words")) == [("—", "—"), ("—", "")]
        for model in (WatchOpeningAnswer, WatchOpening):
            assert list(model.objects.using("owner").values_list("words")) == [("—",)]
        sequence_entries(using="owner")
        assert [one for one in compare_rows() if one.where.startswith("watch_")] == []
