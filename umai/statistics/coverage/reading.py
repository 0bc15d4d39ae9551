"""Coverage in words: what is divided by what, and how sure both are."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.access.doors import note_shown
from umai.statistics.arithmetic.changes import half_up
from umai.statistics.coverage.counts import register_counts
from umai.statistics.coverage.shares import COUNTRY, Below, Coverage, coverage_of
from umai.statistics.elsewhere.figures import families
from umai.statistics.elsewhere.words import (
    figure_in_words,
    number,
    period_in_words,
    place_names,
    said,
    source_in_words,
    territory_names,
)
from umai.statistics.pictures.bars import draw_bars
from umai.statistics.pictures.maps import draw_oblasts
from umai.statistics.pictures.marks import Picture, PictureCaption, PictureValue


class CoverageLine(NamedTuple):
    """A share in words; `rough`: what is divided by rests on a number that stands in no source."""

    place: str
    above: str
    below: str
    formula: str
    share: str
    source: str
    rough: bool


def coverage_page(by) -> dict:
    """The shares of today, those of the country first. The look is on the trail; no child is in it."""
    note_shown("statistics.coverage", [], [], by=by)
    found = coverage_of(register_counts(by))
    names = territory_names()
    return {
        "lines": [as_line(one, names) for one in found],
        "pictures": pictures_of([one for one in found if one.above is None]),
        "families": [
            (said(families()[code].says), said(families()[code].apart))
            for code in ("survey", "found", "own_split")
        ],
    }


def found_by_the_ministry() -> str:
    """How many children of migrants the Ministry found of those whom a survey finds, as both published it."""
    one, above = next((one, one.above) for one in coverage_of({}) if one.above is not None)
    return _(
        "The Ministry found %(known)s children of migrants (%(period)s); by UNICEF there are %(expected)s"
        " (%(year)s): that is %(share)s %%."
    ) % {
        "known": number(one.known),
        "period": period_in_words(above.period),
        "expected": number(one.below.children),
        "year": period_in_words(one.below.figure.period),
        "share": number(one.share, 1),
    }


def as_line(one: Coverage, names: dict[str, str]) -> CoverageLine:
    count, whole = number(one.known), number(one.below.children)
    return CoverageLine(
        names.get(one.territory, one.territory),
        above_in_words(one),
        below_in_words(one.below),
        f"{count} ÷ {whole} × 100 = {share_in_words(one)}",
        share_in_words(one),
        source_in_words(one.below.figure.source),
        one.below.rough,
    )


def share_in_words(one: Coverage) -> str:
    return f"{number(one.share, digits_of(one.share))} %"


def digits_of(share: Fraction) -> int:
    """One digit after the comma, or as many as show that a share is not nought."""
    digits = 1
    while share and not half_up(share, digits):
        digits += 1
    return digits


def above_in_words(one: Coverage) -> str:
    if one.above is not None:
        label, period = said(one.above.indicator.label), period_in_words(one.above.period)
        return f"{label}, {period}: {figure_in_words(one.above)}"
    is_abroad = one.below.figure.indicator.code != "mics_children_without_parental_care"
    what = (
        _("Children on this register with a parent abroad, today, to the nearest ten")
        if is_abroad
        else _("Children of labour migrants on this register, today, to the nearest ten")
    )
    return f"{what}: {number(one.known)}"


def below_in_words(below: Below) -> str:
    label, period = said(below.figure.indicator.label), period_in_words(below.figure.period)
    if below.of is None:
        return f"{label}, {period}: {figure_in_words(below.figure)}"
    children = f"{said(below.of.indicator.label)}: {number(below.of.value)}"
    expected = number(below.children)
    return f"{label}, {period}: {figure_in_words(below.figure)} × {children} ≈ {expected}"


def pictures_of(found: list[Coverage]) -> dict[str, Picture]:
    """The shares of this register: as bars, where one over the whole width is every child, and on a map."""
    names = place_names()
    shares = [share_in_picture(one, names) for one in found]
    caption = PictureCaption(
        _("Umai, by counts to the nearest ten; MICS and UNICEF as published"),
        _("Counts of this register are rounded to the nearest ten, and shares are of the rounded counts."),
        (_("Place"),),
    )
    title = _("How many of the children whom surveys find are on this register")
    on_map = {
        names[one.territory][0]: share._replace(label=names[one.territory][1])
        for one, share in zip(found, shares, strict=True)
        if one.territory != COUNTRY
    }
    return {
        "shares": draw_bars(title, shares, caption, whole=Decimal(100)),
        "map": draw_oblasts(_("The same by oblast, in per cent"), on_map, caption),
    }


def share_in_picture(one: Coverage, names: dict[str, tuple[str, str]]) -> PictureValue:
    label = f"{names[one.territory][1]}: {said(one.below.figure.indicator.label)}"
    share = half_up(one.share, digits_of(one.share))
    return PictureValue(label, share, share_in_words(one), apart=one.territory != COUNTRY)
