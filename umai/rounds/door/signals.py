"""Signals of children of whom somebody spoke at a door: what is urgent goes out with the answer itself."""

import uuid
from datetime import timedelta

from django.utils import timezone

from umai.access.requirements import insert_once
from umai.identification.signal.actions import write_signal
from umai.identification.signal.concerns import Channel, Concern
from umai.law.options.choices import is_marked
from umai.law.terms.clock import day_ends_at
from umai.rounds.door.models import DoorAnswerKind, DoorChild, DoorSignal
from umai.rounds.door.words import signal_words

# A signal has an id made of this and the id of the child of the door, so it is made once.
SIGNAL_NAMESPACE = uuid.UUID("0b6e9d1e-2f9c-4a5e-8d57-3f0f4a3a1c64")
ALIKE = ("number", "age", "sex")  # by what a child of a corrected answer is known again


def is_urgent(child) -> bool:
    """Whether it goes out at once: danger now, or suicide and self-harm. That a door refused never counts."""
    return child.danger_now or child.self_harm


def concern_of(child) -> Concern:
    """What is feared, as it follows from what was said; a person may choose another."""
    if child.self_harm:
        return Concern.SELF_HARM
    if is_marked("round_lives_with", child.lives_with, "nobody"):
        return Concern.NO_CARE
    if is_marked("round_away", child.away, "migrants"):
        return Concern.LEFT_BEHIND
    return Concern.NO_SCHOOL if child.at_school is False else Concern.OTHER


def signal_urgent(answer, children):
    """Make a signal of each of these children that is urgent, in the transaction of the answer.

    `children` are pairs of a row and its words, which are sealed in the row. Whoever writes the answer
    makes the signal, a member of a round too; the database calls whoever is on duty. A child of whom the
    answer said so before it was corrected, or the sheet when it was first typed in, has a signal and gets
    no second one.
    """
    for child, words in children:
        if not is_urgent(child):
            continue
        before = signalled_before(answer, child)
        signal_id = before.signal_id if before else write_door_signal(child, words).pk
        DoorSignal.objects.create(door_child=child, signal_id=signal_id, at_once=True)


def signalled_before(answer, child):
    """The row of the signal that was made of the same child of an answer in whose place this one stands."""
    if answer.replaces_id:
        earlier = {"answer": answer.replaces_id}
    elif answer.kind == DoorAnswerKind.TYPED_AGAIN:
        walked = {"stop": answer.stop_id, "kind": DoorAnswerKind.WALK, "team": answer.team}
        earlier = {f"answer__{name}": value for name, value in walked.items()}
    else:
        return None
    same = {name: getattr(child, name) for name in ALIKE}
    rows = DoorChild.objects.filter(**earlier, **same)
    return DoorSignal.objects.filter(door_child__in=rows).order_by("recorded_at").first()


def write_door_signal(child, words, more="", concern=None):
    """Write the signal of this child; answers it. Called inside an act; raises what `write_signal` raises."""
    stop = child.answer.stop
    return write_signal(
        id=uuid.uuid5(SIGNAL_NAMESPACE, str(child.pk)),
        received_at=told_at(child.answer),
        channel=Channel.ROUND.value,
        concern=(concern or concern_of(child)),
        words=signal_words(child, words, more),
        district_id=stop.district_id,
        settlement_id=stop.settlement_id,
        child_age=child.age,
        danger_now=child.danger_now,
        self_harm=child.self_harm,
    )


def told_at(answer):
    """When it was told at the door: the instant where it is known, else the end of that day, or now."""
    at = answer.said_at or day_ends_at(answer.said_on) - timedelta(seconds=1)
    return min(at, timezone.now())


def make_door_signal(child, words, more="", concern=None):
    """Write the signal of a child that is not urgent, and that it was made; answers that row."""
    signal = write_door_signal(child, words, more, concern)
    return insert_once(DoorSignal(door_child=child, signal=signal, at_once=False))
