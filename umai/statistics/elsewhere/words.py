"""Figures, periods and changes in the words of the reader's language."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.utils import formats
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.figures import ROUNDED_TO
from umai.places.models import Place
from umai.statistics.arithmetic.changes import ChangeUnit, FigureChange, half_up
from umai.statistics.arithmetic.periods import Period, PeriodKind
from umai.statistics.elsewhere.figures import PublishedFigure, Words, sources

MINUS = "−"


class ChangeLine(NamedTuple):
    """A change in words: from when to when, over how long, by how much, and how it was computed."""

    base: str
    period: str
    over: str
    by: str
    formula: str


def said(words: Words) -> str:
    """Words in the active language."""
    return words[(get_language() or "ky")[:2]]


def source_in_words(source: str) -> str:
    """The source of a row in the active language."""
    return said(sources()[source])


def number(value: Decimal | Fraction | int, places: int | None = None) -> str:
    """A number as people here write it, its thousands apart; `places`: rounded half up to so many digits."""
    if places is not None:
        exact = half_up(value, places)
    elif isinstance(value, Fraction):
        exact = half_up(value, 0 if value.denominator == 1 else 3).normalize()
    else:
        exact = Decimal(value)
    text = formats.number_format(abs(exact), use_l10n=True, force_grouping=True)
    return f"{MINUS}{text}" if exact < 0 else text


def rounded_in_words(n: int) -> str:
    """A count that was rounded to the nearest ten; what was rounded to none is fewer than five."""
    return number(n) if n else _("fewer than %(n)s") % {"n": number(ROUNDED_TO // 2)}


def signed(value: Decimal | Fraction, places: int) -> str:
    rounded = half_up(value, places)
    return f"+{number(rounded)}" if rounded > 0 else number(rounded)


def plain_figure(one: PublishedFigure) -> str:
    """The figure with its unit, as short as a picture needs it."""
    return f"{number(one.value)} %" if one.indicator.share else number(one.value)


def figure_in_words(one: PublishedFigure) -> str:
    """The figure with its unit, and with "about" where the source says so."""
    text = plain_figure(one)
    rough = {
        "about": _("about %(figure)s"),
        "almost": _("almost %(figure)s"),
        "more than": _("more than %(figure)s"),
        "over": _("more than %(figure)s"),
    }.get(one.roughly)
    return rough % {"figure": text} if rough else text


def period_in_words(period: Period) -> str:
    year = {"year": period.year, "n": period.part}
    match period.kind:
        case PeriodKind.MONTHS:
            return ngettext("%(n)s month of %(year)s", "%(n)s months of %(year)s", period.part) % year
        case PeriodKind.QUARTER:
            return _("quarter %(n)s of %(year)s") % year
        case PeriodKind.HALF:
            return _("half-year %(n)s of %(year)s") % year
        case PeriodKind.MONTH:
            return date_in_words(period.last, "month")
        case PeriodKind.DAY:
            return date_in_words(period.last)
        case PeriodKind.CENSUS:
            return _("census of %(year)s") % year
        case PeriodKind.SPAN:
            return f"{period.year}–{period.part}"
        case PeriodKind.BEFORE:
            return _("before %(year)s") % year
    return str(period.year)


def change_in_words(change: FigureChange) -> str:
    """By how much, in per cent or in percentage points, which are never one word."""
    by = signed(change.exact, 1)
    if change.unit is ChangeUnit.POINTS:
        return _("%(by)s percentage points") % {"by": by}
    return f"{by} %"


def over_in_words(change: FigureChange) -> str:
    if change.years == 1:
        return _("from one year to the next")
    return ngettext("over %(n)s year", "over %(n)s years", change.years) % {"n": change.years}


def formula_of(change: FigureChange) -> str:
    """How the change was computed, with the numbers that it was computed from."""
    before, after = number(change.before), number(change.after)
    if change.unit is ChangeUnit.POINTS:
        return f"{after} {MINUS} {before} = {change_in_words(change)}"
    return f"({after} {MINUS} {before}) ÷ {before} × 100 = {change_in_words(change)}"


def as_change_line(change: FigureChange) -> ChangeLine:
    return ChangeLine(
        period_in_words(change.base),
        period_in_words(change.period),
        over_in_words(change),
        change_in_words(change),
        formula_of(change),
    )


def territory_names() -> dict[str, str]:
    """Code of ISO 3166-2 to the name of the country, an oblast or a city of republican significance."""
    return {iso_code: name for iso_code, (_code, name) in place_names().items()}


def place_names() -> dict[str, tuple[str, str]]:
    """Code of ISO 3166-2 to the code of the classifier, by which maps are drawn, and the name."""
    return {one.iso_code: (one.code, one.name) for one in Place.objects.current().exclude(iso_code="")}


def territory_in_words(one: PublishedFigure, names: dict[str, str]) -> str:
    return " + ".join(names.get(code, code) for code in one.territories)
