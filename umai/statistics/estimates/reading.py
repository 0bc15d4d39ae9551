"""Kept estimates in words: the answer in a sentence, every method, strata, lists left out."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from umai.access.doors import answer_not_found
from umai.counts.remarks import DIGITS, Remark, say_remark
from umai.design.parts import Code, SummaryRow
from umai.estimate.answers.sentences import SENTENCES
from umai.places.models import Place
from umai.statistics.coverage.counts import register_counts
from umai.statistics.coverage.shares import COUNTRY
from umai.statistics.elsewhere.words import number, territory_names
from umai.statistics.estimates.models import EstimateLine, EstimateLineKind, KeptEstimate
from umai.statistics.estimates.words import (
    METHODS,
    column_in_words,
    list_in_words,
    method_in_words,
    value_in_words,
)
from umai.statistics.estimates.worlds import worlds_in_words
from umai.statistics.pictures.intervals import draw_points
from umai.statistics.pictures.marks import Picture, PictureCaption, PictureValue
from umai.trail.entries import EntrySubject

SHOWN = 100  # estimates on the page
RESTS = "rests_on_a_list"  # the remark that the answer stands with; the others stand below
DOWNLOADED = ("kind", "column", "name", "on_a_list", "estimate", "low", "high", "terms")


class LineInWords(NamedTuple):
    """A line of a table: `says` is what a method takes for true."""

    name: str
    says: str
    observed: str
    figure: str
    interval: str
    answer: bool = False


class EstimateInList(NamedTuple):
    estimate: KeptEstimate
    place: str
    figure: str


def newest_estimate(by) -> EstimateInList | None:
    """The estimate of the whole country that was kept last."""
    return next(iter(estimates_page(by, territory=COUNTRY, most=1)), None)


def estimates_page(by, *, most: int = SHOWN, **only) -> list[EstimateInList]:
    """The estimates, the one kept last first."""
    names = territory_names()
    with by.speaking():
        found = KeptEstimate.objects.filter(**only).order_by("-recorded_at")[:most]
        return [EstimateInList(one, place_of(one, names), answer_in_words(one)) for one in found]


def is_invented() -> bool:
    """Whether the estimates that are kept here are invented: in a rehearsal, and where people are trained."""
    return settings.UMAI_REHEARSAL or settings.UMAI_TRAINING


def find_estimate(pk, *, by) -> Any:
    """An estimate that the reader may read; 404 otherwise."""
    with by.speaking():
        found = KeptEstimate.objects.filter(pk=pk).first()
    if found is None:
        answer_not_found("statistics.read", EntrySubject("statistics.keptestimate", pk), by=by)
    return found


def lines_by_kind(estimate, *, by) -> dict[str, list[EstimateLine]]:
    with by.speaking():
        rows = list(EstimateLine.objects.filter(estimate=estimate).order_by("position"))
    return {kind: [one for one in rows if one.kind == kind] for kind in EstimateLineKind.values}


def estimate_page(estimate, *, by) -> dict[str, Any]:
    """Everything of an estimate, in the order in which it is read."""
    lines = lines_by_kind(estimate, by=by)
    with by.speaking():
        remarks = list(estimate.remarks.order_by("position"))
    rests = [one for one in remarks if one.code == RESTS]
    return {
        "estimate": estimate,
        "place": place_of(estimate, territory_names()),
        "answer": answer_in_words(estimate),
        "on_lists": on_lists_in_words(estimate),
        "known": known_in_words(estimate, by),
        "invented": is_invented(),
        "rests": [remark_in_words(one) for one in rests],
        "remarks": [remark_in_words(one) for one in remarks if one not in rests],
        "methods": [line_in_words(one) for one in lines[EstimateLineKind.METHOD]],
        "strata": strata_in_words(lines[EstimateLineKind.STRATUM]),
        "without": [line_in_words(one) for one in lines[EstimateLineKind.WITHOUT]],
        "worlds": worlds_in_words(),
        "rows": estimate_rows(estimate),
    }


def place_of(estimate, names: dict[str, str]) -> str:
    return names.get(estimate.territory, estimate.territory)


def answer_in_words(estimate) -> str:
    """The one figure with its interval."""
    said = {"figure": number(estimate.figure), "low": number(estimate.low)}
    if estimate.high is None:
        return _("At least %(low)s children; these lists set no upper limit.") % said
    said["high"] = number(estimate.high)
    return _("About %(figure)s children in all: between %(low)s and %(high)s.") % said


def on_lists_in_words(estimate) -> str:
    """How many are on a list and on none; where there is no upper limit, on none at least so many."""
    sentence = _("On the lists (%(lists)s) are %(observed)s of them; about %(hidden)s are on none.")
    figure = estimate.figure
    if estimate.high is None:
        sentence = _("On the lists (%(lists)s) are %(observed)s of them; at least %(hidden)s are on none.")
        figure = estimate.low
    return sentence % {
        "lists": lists_in_words(estimate),
        "observed": number(estimate.observed),
        "hidden": number(max(figure - estimate.observed, 0)),
    }


def lists_in_words(estimate) -> str:
    return ", ".join(map(list_in_words, estimate.lists))


def known_in_words(estimate, by) -> str:
    """How many the register knows today, and which share of the estimate that is.

    "" where it knows nobody, where the lists set no upper limit, as a share of the middle would say one, and
    where the estimate is invented.
    """
    if estimate.high is None or is_invented():
        return ""
    counts = register_counts(by).get(estimate.territory)
    known = counts.children if counts else 0
    if not known or not estimate.figure:
        return ""
    share = number(Decimal(100 * known) / estimate.figure, 1)
    return _(
        "The register knows about %(known)s children of labour migrants there today: about %(known)s ÷"
        " %(figure)s × 100 = %(share)s %%."
    ) % {"known": number(known), "figure": number(estimate.figure), "share": share}


def remark_in_words(remark) -> str:
    """The sentence of a remark; methods and lists stand in it by their names and not by their codes."""
    figures = {name: named_in_words(name, value) for name, value in remark.figures.items()}
    return say_remark(
        Remark(remark.code, figures),
        SENTENCES,
        translate=_,
        number=lambda name, value: number(Decimal(str(value)), DIGITS.get(name, 0)),
    )


def named_in_words(name: str, value):
    """A figure of a remark, or what it names in words."""
    if name.endswith("_method"):
        return method_in_words(value)
    return list_in_words(value) if name in ("one", "other", "list") else value


def term_in_words(term: str) -> str:
    """The lists that depend on each other in a model."""
    return " × ".join(map(list_in_words, term.split("*")))


def line_in_words(one: EstimateLine) -> LineInWords:
    of_method = one.kind == EstimateLineKind.METHOD
    says = str(METHODS[one.name].says) if of_method else ""
    if one.terms:
        says = f"{says} ({', '.join(map(term_in_words, one.terms))})"
    return LineInWords(
        method_in_words(one.name) if of_method else list_in_words(one.name),
        says,
        "" if one.observed is None else number(one.observed),
        _("none") if one.figure is None else number(one.figure),
        interval_in_words(one),
        of_method and one.name == "average",
    )


def interval_in_words(one) -> str:
    if one.low is None:
        return _("no interval")
    if one.high is None:
        return _("%(low)s or more") % {"low": number(one.low)}
    return _("%(low)s to %(high)s") % {"low": number(one.low), "high": number(one.high)}


def strata_in_words(lines: Iterable[EstimateLine]) -> list[tuple[str, list[LineInWords]]]:
    """The strata of each column of the file, in its order."""
    names = {one.name_en: one.name for one in Place.objects.current().exclude(iso_code="")}
    found: dict[str, list[LineInWords]] = {}
    for one in lines:
        said = line_in_words(one)._replace(name=value_in_words(one.column, one.name, names))
        found.setdefault(column_in_words(one.column), []).append(said)
    return list(found.items())


def pictures_of(estimate, *, by) -> dict[str, Picture]:
    """The answer, drawn full, and every method that says something, as points with their intervals."""
    found = [one for one in lines_by_kind(estimate, by=by)[EstimateLineKind.METHOD] if one.figure is not None]
    values = [
        answer_in_picture(estimate),
        *(in_picture(method_in_words(one.name), one)._replace(apart=True) for one in found),
    ]
    caption = PictureCaption(
        _("Lists: %(lists)s.") % {"lists": lists_in_words(estimate)},
        _("Counts to the nearest ten."),
        (_("Method"),),
    )
    return {"methods": draw_points(estimate.about, values, caption)}


def answer_in_picture(estimate) -> PictureValue:
    """The answer; without an upper limit its point is the least that it may be, as its words say."""
    found = in_picture(_("The answer"), estimate)
    if estimate.high is None:
        return found._replace(value=Decimal(estimate.low), number=number(estimate.low))
    return found


def in_picture(label: str, one) -> PictureValue:
    """A figure with its interval, of the answer or of a line."""
    low, high = (None if end is None else Decimal(end) for end in (one.low, one.high))
    return PictureValue(label, Decimal(one.figure), number(one.figure), low, high, interval_in_words(one))


def estimate_rows(estimate) -> list[SummaryRow]:
    """How it was computed, as lines of a summary."""
    recall = f"{number(Decimal(str(100 * estimate.recall)), 1)} %"
    if estimate.recall_of:
        recall = _("%(share)s, measured by %(of)s known links") % {
            "share": recall,
            "of": number(estimate.recall_of),
        }
    return [
        SummaryRow(_("Who answers for it"), estimate.answers_for),
        SummaryRow(_("Links between lists that were found"), recall),
        SummaryRow(_("Prior of averaging (delta)"), number(Decimal(f"{estimate.delta:.6g}"))),
        SummaryRow(_("Tables drawn again, and seed"), f"{number(estimate.draws)}, {estimate.seed}"),
        SummaryRow(_("Mark of the file"), Code(estimate.file_mark)),
    ]


def rows_to_download(estimate, *, by) -> str:
    """Every line as CSV, the answer first: numbers that a program reads in any language."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(DOWNLOADED)
    figure = estimate.figure if estimate.high is not None else None
    table.writerow(("answer", "", "", estimate.observed, figure, estimate.low, estimate.high, ""))
    for lines in lines_by_kind(estimate, by=by).values():
        for one in lines:
            table.writerow(
                (
                    one.kind,
                    one.column,
                    one.name,
                    one.observed,
                    one.figure,
                    one.low,
                    one.high,
                    " ".join(one.terms),
                )
            )
    return text.getvalue()
