"""A child with an open case of Aigul's, whose mother works abroad and wishes to be called."""

import pytest
from django.test import override_settings

from umai.call_back import actions
from umai.call_back.models import CallRequest
from umai.call_back.site.database import CALLING
from umai.call_back.site.forms import CallForm
from umai.guardianship.site.codes import make_code
from umai.guardianship.tests.conftest import adult_of, aunt, child, in_english, mother, register
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.law.terms.clock import today

__all__ = ["adult_of", "aunt", "child", "in_english", "mother", "register"]

PHONE = "+7 912 345-67-89"
NUMBER = "+79123456789"
"""The same, as it is kept and dialled."""
ASKED = {"phone": PHONE, "speaks": "ky", "zone": "Europe/Moscow", "hours": "17-20", "reason": "child"}
WORDS = "Апасы менен сүйлөштүк."


def give(child, parent, by, language="ky"):
    """A code for this parent, and the row that keeps its hash."""
    code, hashed = make_code()
    said = {"adult_id": parent.adult_id, "language": language, "wished": "phone", "code_hash": hashed}
    return code, actions.give_call_code(child, by=by, **said)


def send(code, **changes):
    """Ask for a call with this code, as the public role writes it; None where the code is not good."""
    form = CallForm(ASKED | {"code": code} | changes)
    assert form.is_valid(), form.errors
    with override_settings(UMAI_REPORT_DATABASE="public"):
        return CALLING.send(code, form.said(), "ky")


def ask(child, parent, by, **changes):
    """What a parent asked from the site with a new code."""
    code, _row = give(child, parent, by)
    one = send(code, **changes).id
    with by.speaking():
        return CallRequest.objects.select_related("child", "code").get(pk=one)


def record(request, by, outcome="reached", **more):
    said = {"outcome": outcome, "called_on": today(), "words": WORDS}
    return actions.record_call(request, by=by, **said | more)


@pytest.fixture
def case(child, aigul, erlan):
    return open_case(child, by=erlan, **particulars())


@pytest.fixture
def asked(child, mother, aigul):
    """The mother asked to be called back; nobody has called yet."""
    return ask(child, mother, aigul)
