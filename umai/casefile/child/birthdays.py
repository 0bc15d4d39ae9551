"""What a birthday asks in a child's file: the ages are the law's, and the answer is a fact of the file."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.law.children.ages import (
    CHILD_UNTIL,
    GUARDIANSHIP_UNTIL,
    INFANT_UNDER,
    asked_since_birthday,
    last_day_of_birth,
)
from umai.law.terms.clock import day_of
from umai.register.facts.school import SCHOOL
from umai.register.family.care import CARE, CarePaper

GUARDIAN_PAPERS = (CarePaper.PRELIMINARY, CarePaper.COURT)


class BirthdayQuestion(NamedTuple):
    """A question that a birthday asks, and the page that answers it; None for who may not write."""

    sentence: str
    url: str | None


def birthday_questions(file, links) -> list[BirthdayQuestion]:
    """What the last birthday of this child asks, until a fact of the kind is written or the days are over.

    A birth of which only the month or the year is known is taken at its last possible day.
    """
    if file.identity is None or file.identity.birth_date is None:
        return []
    precision = file.identity.birth_precision
    known = precision if precision in ("day", "month") else "year"
    born = last_day_of_birth(file.identity.birth_date, known)
    asked = []
    for age, kind, rows, sentence in questions_of(file):
        day = asked_since_birthday(born, age.on(file.on), file.on)
        if day is None or rows is None or is_written_since(file, kind, day):
            continue
        words = sentence % {"day": date_in_words(day)}
        asked.append(BirthdayQuestion(words, links.change(kind.slug, rows[0] if rows else None)))
    return asked


def questions_of(file) -> tuple[tuple[Any, Any, Any, Any], ...]:
    """The age, the kind of fact that answers, the rows that it is about (None: not asked), the sentence."""
    guardians = [row for row in file.care if row.paper in GUARDIAN_PAPERS]
    return (
        (
            INFANT_UNDER,
            SCHOOL,
            file.schooling,
            _("The child is older than an infant since %(day)s. Does the child go to a kindergarten?"),
        ),
        (
            GUARDIANSHIP_UNTIL,
            CARE,
            guardians or None,
            _(
                "Since %(day)s the child is of an age at which a guardian becomes a trustee. Look at the"
                " paper, ask the child, and write who takes care and on what paper."
            ),
        ),
        (
            CHILD_UNTIL,
            CARE,
            file.care or None,
            _(
                "The person has come of age on %(day)s and decides alone. Write until when somebody took"
                " care."
            ),
        ),
    )


def is_written_since(file, kind, day) -> bool:
    """Whether a row of this kind was written on this day or later."""
    return any(day_of(row.recorded_at) >= day for row in file.ever[kind.model].every)
