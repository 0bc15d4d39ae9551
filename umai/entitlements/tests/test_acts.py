"""What came of help that was asked for: it is written, by nobody else, nowhere else, and is on the trail."""

import uuid

import pytest

from umai.access.requirements import AlreadyReceived, ImpossibleTime, Incomplete
from umai.entitlements.actions import record_outcome
from umai.entitlements.models import HelpOutcome
from umai.entitlements.reading import events_of, outcomes_of
from umai.entitlements.tests.conftest import last_entry
from umai.law.terms.clock import today
from umai.prevention.tests.conftest import DAY
from umai.refusal import NotPermitted


def record(child, by, **more):
    said = {"code": "family_benefit", "state": "asked", "happened_on": today()}
    return record_outcome(child, by=by, **said | more)


def test_it_is_written_and_on_the_trail(child, aigul):
    record(child, aigul, state="obtained", words="Ноокат башкармалыгы.")
    assert last_entry() == ("entitlements.record", "done")
    with aigul.speaking():
        row = HelpOutcome.objects.get(child=child)
    assert (row.code, row.state, row.words) == ("family_benefit", "obtained", "Ноокат башкармалыгы.")


def test_of_one_kind_the_latest_stands_and_the_timeline_has_every_one(child, aigul):
    record(child, aigul, happened_on=today() - DAY)
    record(child, aigul, state="obtained")
    record(child, aigul, code="doctor", state="obtained")
    with aigul.speaking():
        found = outcomes_of([child.pk], aigul)
        told = [event.title for event in events_of(child, aigul)]
    assert {code: row.state for code, row in found.items()} == {
        "family_benefit": "obtained",
        "doctor": "obtained",
    }
    assert len(told) == 3


def test_a_kind_that_the_law_names_no_more_is_told_by_its_code(child, aigul):
    row = HelpOutcome(child_id=child.pk, code="gone", state="asked", happened_on=today())
    with aigul.speaking():
        row.save(force_insert=True)
        (event,) = events_of(child, aigul)
    assert event.title == "Gone: was asked for"


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"code": "gold"}, Incomplete),
        ({"state": "refused"}, Incomplete),
        ({"state": "refused", "words": " "}, Incomplete),
    ],
    ids=["no such help", "refused without a word", "refused with a space"],
)
def test_what_says_nothing_is_refused(child, aigul, said, refusal):
    with pytest.raises(refusal):
        record(child, aigul, **said)


def test_nothing_is_written_of_a_day_that_has_not_come(child, aigul):
    with pytest.raises(ImpossibleTime):
        record(child, aigul, happened_on=today() + DAY)


def test_the_same_form_sent_twice_is_one_row(child, aigul):
    given = uuid.uuid4()
    record(child, aigul, id=given)
    with pytest.raises(AlreadyReceived):
        record(child, aigul, id=given)


@pytest.mark.parametrize("worker", ["bakyt", "farida", "azamat", "cholpon"], ids=str)
def test_other_roles_and_other_places_write_nothing(child, worker, request):
    with pytest.raises(NotPermitted):
        record(child, request.getfixturevalue(worker))
    assert last_entry() == ("entitlements.record", "refused")
