import pytest
from django.urls import get_resolver

from umai.access.doors import DONE
from umai.access.may import MAY
from umai.casefile.done import LOOKED
from umai.casefile.words import NEXT, RISK_COLOURS, RISK_WORDS
from umai.intake.models import Owed, Risk

# Acts on things that are no child's file: staff, turns, calls, signals, lists and their rows, posters,
# services.
ELSEWHERE = ("offices.", "notices.", "identification.", "oversight.", "linkage.", "outreach.", "unseen.")
NO_FILE = {
    "referrals.offer",
    "referrals.end_service",
    "referrals.record_agreement",
    "referrals.end_agreement",
    "intake.reminders.read",
    "intake.caseload.read",
    "intake.transfers.read",
    "referrals.catalogue.read",
    "planning.waiting.read",
    "register.weights.read",
    "register.use_weights",
}


@pytest.mark.parametrize("act", sorted(MAY))
def test_every_act_on_a_file_is_said_in_words(act):
    assert get_resolver().url_patterns  # every act is defined once the pages are
    assert act in DONE or act in LOOKED or act.startswith(ELSEWHERE) or act in NO_FILE


def test_all_that_can_be_owed_has_words_for_what_comes_next():
    assert set(NEXT) == {*Owed.values, ""} - {Owed.TEN_DAYS}


def test_every_risk_has_a_word_and_a_colour():
    assert set(RISK_WORDS) == set(RISK_COLOURS) == set(Risk)
