"""What was said of a child at a door, in words: for the page, and for a signal that is made of it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.identification.signal.sealing import ReportWords
from umai.register.models import Sex


def dwelling_in_words(stop) -> str:
    """Street, house and settlement; a dwelling without an address has its number alone."""
    return ", ".join(filter(None, [stop.dwelling.words or stop.code, stop.settlement.name]))


def age_in_words(child) -> str:
    """Years and sex as they were said; "" where nobody said them."""
    years = "" if child.age is None else ngettext("%(n)d year", "%(n)d years", child.age) % {"n": child.age}
    return ", ".join(filter(None, [years, str(Sex(child.sex).label) if child.sex else ""]))


def said_of(child) -> list[tuple[str, str]]:
    """What was chosen at the door, as pairs of a heading and an answer, without any name."""
    school = {True: _("yes"), False: _("no"), None: _("not said")}[child.at_school]
    return [
        (_("Age and sex"), age_in_words(child)),
        (_("Who is away"), choice_label("round_away", child.away)),
        (_("With whom the child lives"), choice_label("round_lives_with", child.lives_with)),
        (_("Goes to school"), school),
    ]


def signal_words(child, words: ReportWords, more: str = "") -> ReportWords:
    """The words of a signal: where and when it was said, what was chosen and told, and what somebody adds."""
    stop, day = child.answer.stop, date_in_words(child.answer.said_on)
    said = "; ".join(f"{heading}: {value}" for heading, value in said_of(child) if value)
    told = f"{pgettext('in a signal', 'Said at a door on a round')}, {day}. {said}"
    return ReportWords(
        happened="\n\n".join(filter(None, [more.strip(), told, words.happened.strip()])),
        where="\n".join(filter(None, [f"{dwelling_in_words(stop)} ({stop.code})", words.where.strip()])),
        child=words.child,
        feared=words.feared,
    )
