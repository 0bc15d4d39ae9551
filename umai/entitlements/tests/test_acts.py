"""What came of help that was asked for: it is written, by nobody else, nowhere else, and is on the trail."""

from functools import partial

import pytest

from tests.refusals import not_refused
from umai.access.requirements import ImpossibleTime, Incomplete
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
    record(child, aigul, code="doctor", happened_on=today() - DAY)  # written later, of a day before
    with aigul.speaking():
        found = outcomes_of([child.pk], aigul)
        told = [event.title for event in events_of(child, aigul)]
    assert {code: row.state for code, row in found.items()} == {
        "family_benefit": "obtained",
        "doctor": "obtained",
    }
    assert len(told) == 4


def test_a_kind_that_the_law_names_no_more_is_told_by_its_code(child, aigul):
    row = HelpOutcome(child_id=child.pk, code="gone", state="asked", happened_on=today())
    with aigul.speaking():
        row.save(force_insert=True)
        (event,) = events_of(child, aigul)
    assert event.title == "Gone: was asked for"


def test_what_says_nothing_or_of_a_day_to_come_is_refused(child, aigul):
    wrong = [{"code": "gold"}, {"state": "refused"}, {"state": "refused", "words": " "}]
    assert not_refused(wrong, Incomplete, partial(record, child, aigul)) == []
    with pytest.raises(ImpossibleTime):
        record(child, aigul, happened_on=today() + DAY)


def test_other_roles_and_other_places_write_nothing(child, request):
    people, by = ["bakyt", "farida", "azamat", "cholpon"], request.getfixturevalue
    assert not_refused(people, NotPermitted, lambda who: record(child, by(who))) == []
    assert last_entry() == ("entitlements.record", "refused")
