"""What a worker on cases must have: qualification, hours of training, supervision talks; who is new.

Practice, not law: dated parameters that the Ministry changes without a release. Before the first of
them was in force nobody lacks anything.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from umai.law.dated_values import NoLawInForce, parameter

ROLES = ("social_worker", "specialist", "head")
QUALIFICATION = {role: parameter(f"qualification_{role}") for role in ROLES}
TRAINING_HOURS = {role: parameter(f"training_hours_{role}") for role in ROLES}
TALK_DAYS = {role: parameter(f"talk_days_{role}") for role in ROLES}
NEW_POST_DAYS = parameter("new_post_days")
YEAR = 365  # days in which hours of training are counted


class TrainingRecord(NamedTuple):
    """One thing a worker has; `kind` is "qualification", "training" or "supervision_talk"."""

    kind: str
    on: date
    holds_to: date | None = None
    hours: int | None = None


class TrainingLack(NamedTuple):
    """One thing a worker lacks: its kind; for training the missing hours, for a talk the day it was due."""

    kind: str
    hours: int | None = None
    since: date | None = None


def training_lacks(role: str, had: Iterable[TrainingRecord], *, on: date, since: date) -> list[TrainingLack]:
    """What a worker in this role lacks on this day; `since` is the first day of the post.

    A qualification counts from its day to its last day, inclusive, hours of training for a year from
    their day. In a new post, and where the rule is new, the first talk is due a number of days after
    the first day, and the hours of training after a year. Other roles lack nothing.
    """
    if role not in ROLES:
        return []
    known = [one for one in had if one.on <= on]
    try:
        found = [
            _qualification(role, known, on),
            _training(role, known, on, since),
            _talk(role, known, on, since),
        ]
    except NoLawInForce:
        return []
    return [lack for lack in found if lack is not None]


def _qualification(role: str, known: list[TrainingRecord], on: date) -> TrainingLack | None:
    held = any(one.kind == "qualification" and (one.holds_to is None or one.holds_to >= on) for one in known)
    return TrainingLack("qualification") if QUALIFICATION[role].on(on) and not held else None


def _training(role: str, known: list[TrainingRecord], on: date, since: date) -> TrainingLack | None:
    needed = TRAINING_HOURS[role].on(on)
    if on < max(since, TRAINING_HOURS[role].history[0].day) + timedelta(days=YEAR):
        return None
    hours = sum(
        one.hours or 0 for one in known if one.kind == "training" and one.on > on - timedelta(days=YEAR)
    )
    return TrainingLack("training", hours=needed - hours) if hours < needed else None


def _talk(role: str, known: list[TrainingRecord], on: date, since: date) -> TrainingLack | None:
    days = TALK_DAYS[role].on(on)
    if not days:
        return None
    last = max((one.on for one in known if one.kind == "supervision_talk"), default=since)
    due = max(last, since, TALK_DAYS[role].history[0].day) + timedelta(days=days)
    return TrainingLack("supervision_talk", since=due) if due < on else None


def new_since(on: date) -> date:
    """The first day from which a post counts as new on this day."""
    return on - timedelta(days=NEW_POST_DAYS.on(on) - 1)
