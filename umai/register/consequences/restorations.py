"""What may be true again when a fact about an adult is struck out: the rows that were ended with it."""

from datetime import timedelta

from django.utils.translation import gettext as _

from umai.access.facts import ReplacementReason
from umai.design.days import date_in_words
from umai.law.terms.clock import day_of, today
from umai.register import merge_groups
from umai.register.consequences.change import Ending, last_day_before
from umai.register.consequences.family import carers_in_words, name_of, other_children_on
from umai.register.family.care import CARE, CareArrangement
from umai.register.family.members import HOUSEHOLD
from umai.register.kinds import ABSENCE, INABILITY
from umai.register.people import Membership

ONE_STEP = timedelta(minutes=1)  # what a fact ends is written in one transaction with it, just before


def restored_by_strike(kind, fact, child, by) -> list[Ending]:
    """The care by this adult and their places in households that were ended with the fact that is struck out.

    Whoever strikes it out says which of them is true again: meanwhile somebody else may have become carer.
    """
    if kind not in (ABSENCE, INABILITY):
        return []
    with by.speaking():
        steps = steps_of(fact)
        families = [(merge_groups.records_of(child, by), "")]
        others = other_children_on(fact.adult_id, child, by, days_before(steps))
        families += [(one.records, one.name) for one in others]
        found = [one for records, name in families for one in ended_rows(fact, steps, records, name)]
        return list({one.pk: one for one in found}.values())


def steps_of(fact) -> list:
    """Every version of the fact: each may have ended rows when it was written."""
    versions = [fact]
    while versions[-1].replaces_id:
        versions.append(type(fact).ever.get(pk=versions[-1].replaces_id))
    return versions


def days_before(steps) -> set:
    """Today, and the last day before each version of the fact: who cared then may care again."""
    return {today(), *(day_of_step(step) - timedelta(days=1) for step in steps)}


def day_of_step(step):
    """From which day it was so by this version of the fact."""
    return step.holds_from or step.happened_on or day_of(step.recorded_at)


def ended_rows(fact, steps, records, name):
    """The rows in the files of one child that were ended with the fact, as they may be true again."""
    ids = [one.pk for one in records]
    cares = CareArrangement.objects.filter(carer_id=fact.adult_id, child_id__in=ids)
    homes = Membership.ever.filter(child_id__in=ids).values("household_id")
    places = Membership.objects.filter(adult_id=fact.adult_id, household_id__in=homes)
    for rows, label in ((cares, CARE.label), (places, HOUSEHOLD.title)):
        for row in rows.exclude(holds_to=None).filter(why=ReplacementReason.CHANGE):
            if any(ended_with(row, step) for step in steps):
                words = carers_in_words([row]) if rows is cares else name_of(fact.adult_id)
                yield restoration_of(row, records, f"{name}, {label}" if name else label, words)


def ended_with(row, step) -> bool:
    """Whether this row was ended by its writer in one step with the fact."""
    lasted = type(row).ever.filter(pk=row.replaces_id, holds_to=None).exists()
    day = day_of_step(step)
    age = step.recorded_at - row.recorded_at
    is_its_day = row.happened_on == day and row.holds_to == last_day_before(day, row)
    by_its_writer = row.recorded_by_id == step.recorded_by_id and timedelta() <= age <= ONE_STEP
    return lasted and is_its_day and by_its_writer


def restoration_of(row, records, label, words) -> Ending:
    """The row in words, with the last day that it has now."""
    record = next((one for one in records if one.pk == row.child_id), records[0])
    said = _("%(what)s: %(words)s. It had ended on: %(day)s")
    said %= {"what": label, "words": words, "day": date_in_words(row.holds_to)}
    return Ending(row, record, row.holds_to, said, contradicts=not is_replaced(row, records), restores=True)


def is_replaced(row, records) -> bool:
    """Whether somebody takes care of the child of these records by now, so that the row is not ticked."""
    if not isinstance(row, CareArrangement):
        return False
    ids = [one.pk for one in records]
    return CareArrangement.objects.holding(on=today()).filter(child_id__in=ids).exists()
