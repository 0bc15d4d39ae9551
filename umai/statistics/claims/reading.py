"""Published claims beside the rows: what each states, and whether it agrees, in words."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.statistics.arithmetic.checks import ClaimAnswer, ClaimVerdict, Row, StatedMeasure, Why, check_claim
from umai.statistics.claims.models import ClaimWithdrawal, PublishedClaim
from umai.statistics.elsewhere.figures import figures_of, indicators
from umai.statistics.elsewhere.words import (
    ChangeLine,
    as_change_line,
    number,
    over_in_words,
    period_in_words,
    said,
    signed,
    source_in_words,
    territory_names,
)
from umai.trail.entries import EntrySubject

SHOWN = 200  # claims on the page
VERDICTS = {
    ClaimVerdict.AGREES: (gettext_lazy("agrees"), "green"),
    ClaimVerdict.DIFFERS: (gettext_lazy("differs"), "red"),
    ClaimVerdict.UNCHECKED: (gettext_lazy("cannot be checked"), "grey"),
}
WHYS = {
    Why.NO_ROW: gettext_lazy("No figure of this year and place is known here."),
    Why.NO_BASE_ROW: gettext_lazy("No figure of the base year is known here."),
    Why.NO_BASE_YEAR: gettext_lazy("It does not say from which year the change is counted."),
    Why.UNLIKE_PERIODS: gettext_lazy("The two are not the same part of a year, or the base is not earlier."),
    Why.UNLIKE_SOURCES: gettext_lazy(
        "The two years are known from different sources only, which count differently."
    ),
    Why.BASE_IS_NOUGHT: gettext_lazy("The base is 0, of which nothing is a per cent."),
    Why.IS_A_SHARE: gettext_lazy("This is a share: it changes by percentage points, and not by per cent."),
    Why.IS_A_COUNT: gettext_lazy("This is a count: it changes by per cent, and not by percentage points."),
}


class CheckedClaim(NamedTuple):
    """A claim with the answer of the rows of today."""

    claim: PublishedClaim
    withdrawal: ClaimWithdrawal | None
    states: str
    verdict: str
    colour: str
    sentences: list[str]
    change: ChangeLine | None
    source: str


def claims_page(by) -> list[CheckedClaim]:
    """The claims, the latest publication first."""
    with by.speaking():
        rows = PublishedClaim.objects.select_related("office", "recorded_by", "withdrawal")
        return [checked(one) for one in rows.order_by("-said_on", "-recorded_at")[:SHOWN]]


def differing_claims(by) -> int:
    """How many claims that were not withdrawn differ from the rows."""
    differs, _colour = VERDICTS[ClaimVerdict.DIFFERS]
    return sum(one.withdrawal is None and one.verdict == str(differs) for one in claims_page(by))


def find_claim(pk, *, by) -> Any:
    """A claim that the reader may read; 404 otherwise."""
    with by.speaking():
        rows = PublishedClaim.objects.select_related("office", "recorded_by", "withdrawal")
        found = rows.filter(pk=pk).first()
    if found is None:
        answer_not_found("statistics.read", EntrySubject("statistics.publishedclaim", pk), by=by)
    return found


def withdrawal_of(claim) -> ClaimWithdrawal | None:
    try:
        return claim.withdrawal
    except ClaimWithdrawal.DoesNotExist:
        return None


def checked(claim) -> CheckedClaim:
    """The claim beside the rows. What nobody read in a source is no row to check by."""
    indicator = indicators().get(claim.indicator)
    answer = ClaimAnswer(ClaimVerdict.UNCHECKED, Why.NO_ROW)
    if indicator is not None:
        found = figures_of(claim.indicator, territory=claim.territory)
        rows = [Row(one.period, one.value, one.source) for one in found if one.verified]
        answer = check_claim(claim.as_claim(), rows, share=indicator.share)
    verdict, colour = VERDICTS[answer.verdict]
    change = as_change_line(answer.change) if answer.change else None
    return CheckedClaim(
        claim,
        withdrawal_of(claim),
        statement_of(claim),
        str(verdict),
        colour,
        sentences_of(claim, answer),
        change,
        source_in_words(answer.source) if answer.source else "",
    )


def figure_of(claim, value, *, with_sign: bool) -> str:
    """A number in the unit of the claim, with as many digits as it was printed with."""
    text = signed(value, claim.digits) if with_sign else number(value, claim.digits)
    if claim.measure == StatedMeasure.POINTS:
        return _("%(by)s percentage points") % {"by": text}
    indicator = indicators().get(claim.indicator)
    is_percent = claim.measure == StatedMeasure.PERCENT or (indicator is not None and indicator.share)
    return f"{text} %" if is_percent else text


def difference_of(claim, off) -> str:
    """How far a claim is from the rows: two per cents lie percentage points apart, and never per cents."""
    text = number(off, claim.digits)
    indicator = indicators().get(claim.indicator)
    is_count = claim.measure == StatedMeasure.FIGURE and not (indicator is not None and indicator.share)
    return text if is_count else _("%(by)s percentage points") % {"by": text}


def statement_of(claim) -> str:
    """What the claim states, in one line."""
    stated = claim.as_claim()
    figure = figure_of(claim, claim.as_said, with_sign=stated.base is not None)
    if stated.base is None:
        return f"{period_in_words(stated.period)}: {figure}"
    return f"{period_in_words(stated.base)} → {period_in_words(stated.period)}: {figure}"


def sentences_of(claim, answer: ClaimAnswer) -> list[str]:
    """What the rows say of it, in short sentences."""
    if answer.why is not None:
        return [str(WHYS[answer.why])]
    changes = claim.measure != StatedMeasure.FIGURE
    exact = figure_of(claim, answer.exact, with_sign=changes)
    found = [_("The rows give %(figure)s.") % {"figure": exact}]
    if answer.off:
        off = difference_of(claim, abs(answer.off))
        more = (
            _("The claim is %(off)s above the rows.")
            if answer.off > 0
            else _("The claim is %(off)s below the rows.")
        )
        found.append(more % {"off": off})
    for other in answer.other:
        words = {
            "base": period_in_words(other.base),
            "period": period_in_words(other.period),
            "over": over_in_words(other),
        }
        found.append(_("This figure is the change %(base)s → %(period)s, %(over)s.") % words)
    return found


def claim_rows(claim) -> list[SummaryRow]:
    """What was published, as lines of a summary."""
    indicator = indicators().get(claim.indicator)
    return [
        SummaryRow(_("Who said it"), claim.said_by),
        SummaryRow(_("When it was published"), date_in_words(claim.said_on)),
        SummaryRow(_("Where it was published"), claim.published_in),
        SummaryRow(_("What it counts"), said(indicator.label) if indicator else claim.indicator),
        SummaryRow(_("Place"), territory_names().get(claim.territory, claim.territory)),
        SummaryRow(_("What the figure states"), claim.get_measure_display()),
        SummaryRow(_("Stated"), statement_of(claim)),
        SummaryRow(_("Entered by"), str(claim.office)),
    ]
