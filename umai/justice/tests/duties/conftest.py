"""A child of Aigul's municipality, a school that did not inform, and a question to it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import id_of
from umai.guardianship.tests.conftest import DAY, WORDS, in_english, last_entry, owner, register
from umai.justice.duties import actions, letters
from umai.justice.duties.models import DutyQuestion
from umai.law.terms.clock import today
from umai.staff.models import Office

__all__ = ["in_english", "last_entry"]

HOUR = timedelta(hours=1)


def office(key):
    return Office.objects.get(pk=id_of("office", key))


def noticed(child, by, **more):
    """The school learned of an injury three days ago and told nobody."""
    said = {"direction": "by_body", "body_office": office("nookat_school"), "matter": "injury"}
    said |= {"learned_at": timezone.now() - 3 * DAY, "informed_at": None, "way": ""}
    return actions.record_notice(child, by=by, **said | more)


def asked(child, by, **more):
    said = {"to_office": office("nookat_school"), "asks": "not_informed", "matter": "injury"}
    return actions.ask_body(child, by=by, **said | {"happened_on": today() - 3 * DAY} | more)


def answered(question, by, words=WORDS):
    return actions.answer_question(question, by=by, words=words)


def proposed(question, by, to="head", **more):
    return letters.propose_letter(question, by=by, to=to, **more)


def signed(letter, by, **more):
    return letters.sign_letter(letter, by=by, **{"signed": True} | more)


@pytest.fixture
def child(aigul):
    return register(aigul)


@pytest.fixture
def notice(child, aigul):
    return noticed(child, aigul)


@pytest.fixture
def question(child, aigul):
    return asked(child, aigul)


@pytest.fixture
def overdue(child, aigul):
    """A question of long ago whose term passed without an answer, as its owner loaded it."""
    said = {"asks": "not_informed", "matter": "injury", "place_id": child.district_id}
    said |= {"happened_on": today() - 40 * DAY, "asked_on": today() - 30 * DAY, "due_on": today() - DAY}
    row = owner(
        DutyQuestion,
        child_id=child.pk,
        to_office=office("nookat_school"),
        recorded_by_id=id_of("worker", "aigul"),
        recorded_office_id=id_of("office", "nookat_first"),
        **said,
    )
    with aigul.speaking():
        return DutyQuestion.objects.get(pk=row.pk)  # as the program reads it, and not the owner


@pytest.fixture
def letter(question, bakyt, aigul):
    """The school answered, and Aigul proposes a letter to its head."""
    answered(question, bakyt)
    return proposed(question, aigul)
