"""Signals of Nookat: one that a school wrote down, and ones as the report form leaves them."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import NOOKAT
from umai.identification.inbox import actions
from umai.identification.inbox.endings import agree_ending, propose_ending
from umai.identification.joining.actions import confirm_joining, joining_of
from umai.identification.models import Signal, SignalMatch
from umai.identification.signal import codes
from umai.identification.signal.sealing import ReportWords, seal_words
from umai.places.models import Place
from umai.register.child.actions import add_child

SAID = ReportWords(happened="He is beaten at night.", where="The last house", child="Нурбек, 7 жашта")


def nookat():
    return Place.objects.get(code=NOOKAT)


def told(**changes):
    """What is said when a signal is written down: an hour ago, violence, in Nookat."""
    said = {
        "id": uuid.uuid4(),
        "received_at": timezone.now() - timedelta(hours=1),
        "channel": "school",
        "concern": "violence",
        "words": SAID,
        "district_id": nookat().pk,
    }
    return said | changes


def reported(words=SAID, *, ago=timedelta(hours=1), **changes):
    """A signal as the report form leaves it: nobody wrote it down."""
    one = uuid.uuid4()
    sealed, key = seal_words(one, words)
    row = {
        "district": nookat(),
        "received_at": timezone.now() - ago,
        "channel": "citizen",
        "concern": "neglect",
        "sealed_words": sealed,
        "words_key": key,
        "digest": codes.digest("\n".join(vars(words).values()), nookat().pk),
    }
    if changes.get("feared_works_here"):
        row["keeper"] = "oblast"
    row |= changes
    made = Signal.objects.using("owner").create(id=one, **row)
    made._state.db = None  # from here on as whoever reads it finds it
    return made


@pytest.fixture
def signal(db):
    """A neighbour's report of neglect, an hour old."""
    return reported()


@pytest.fixture
def kept(db):
    """A report about somebody who works for the state: the oblast answers it."""
    return reported(feared_works_here=True)


@pytest.fixture
def child(aigul):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": "2015-03-27"}
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)


@pytest.fixture
def concern(signal, erlan):
    """The neighbour's report, screened: a child may need protection."""
    actions.screen_signal(signal, by=erlan, outcome="concern")
    return signal


def wall(worker, child):
    """Put a wall between this worker and this child."""
    from umai.access.models import Wall

    Wall.objects.using("owner").create(worker_id=worker.pk, child_id=child.pk, from_at="2020-01-01T00:00Z")
    worker.__dict__.pop("reach", None)


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


def standing(model, by, **conditions):
    """The rows of this kind that count, as this worker sees them."""
    with by.speaking():
        return list(model.objects.filter(**conditions))


def confirmed(signal, by):
    """Another person says that the report, which a case took in, is about the child it was matched with."""
    with by.speaking():
        joining = joining_of(signal)
        child_id = SignalMatch.objects.get(signal_id=joining.lead_id).child_id
    return confirm_joining(joining, by=by, child_id=child_id)


def ended_by_two(signal, by, other):
    """The report ends without a case: one person proposed it and the other agreed."""
    said = {"how": "no_need", "findings": "Checked.", "childs_view": "Well.", "lives_with": "The mother."}
    proposal = propose_ending(signal, by=by, id=uuid.uuid4(), **said)
    return agree_ending(proposal, by=other)
