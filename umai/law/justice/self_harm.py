"""Terms after a child harmed itself or said that it will: the call, the year after, a review after a death.

Practice, not law: no act that was read gives these numbers. The values in force on the day on which a path
is opened govern it to its end. Pure functions over days and instants.
"""

from datetime import date, datetime, timedelta

from umai.law.dated_values import parameter
from umai.law.terms.clock import day_of

CALLED_MINUTES = parameter("self_harm_called_minutes")
CONTACT_DAYS = tuple(
    parameter(f"self_harm_{which}_days") for which in ("first", "second", "third", "fourth", "fifth")
)
EVERY_DAYS = parameter("self_harm_every_days")
FOLLOW_DAYS = parameter("self_harm_follow_days")
REVIEW_DAYS = parameter("death_review_days")
ANSWER_DAYS = parameter("death_answer_days")


def others_named_at(opened_at: datetime) -> datetime:
    """The instant from which the police, the ambulance and the clinic are named on the page of a path."""
    return opened_at + timedelta(minutes=CALLED_MINUTES.on(day_of(opened_at)))


def followed_until(opened_on: date) -> date:
    """The last day on which a child is followed."""
    return opened_on + timedelta(days=FOLLOW_DAYS.on(opened_on))


def contact_days(opened_on: date) -> list[date]:
    """The last days of the contacts after a path, the first one first; the last of all ends the year."""
    every, last = EVERY_DAYS.on(opened_on), FOLLOW_DAYS.on(opened_on)
    numbers = sorted({one.on(opened_on) for one in CONTACT_DAYS})
    while every > 0 and numbers[-1] + every < last:
        numbers.append(numbers[-1] + every)
    return [opened_on + timedelta(days=number) for number in numbers if number < last] + [
        opened_on + timedelta(days=last)
    ]


def next_contact_on(opened_on: date, made_on: date | None, agreed_on: date | None = None) -> date | None:
    """The last day of the next contact; None where the year holds no further one.

    `made_on` is the day of the latest contact that was made; it answers every day until then, and none
    after. `agreed_on` is an earlier day that was agreed for the next one; a later one puts nothing off.
    """
    for due_on in contact_days(opened_on):
        if made_on is None or due_on > made_on:
            earlier = agreed_on is not None and (made_on is None or agreed_on > made_on)
            return min(due_on, agreed_on) if earlier and agreed_on else due_on
    return None


def review_due_on(begun_on: date) -> date:
    """The last day for the conclusion of a review after a death."""
    return begun_on + timedelta(days=REVIEW_DAYS.on(begun_on))


def answer_due_on(concluded_on: date) -> date:
    """The last day for the answer of the body that a review names."""
    return concluded_on + timedelta(days=ANSWER_DAYS.on(concluded_on))
