"""Keep what `umai estimate` answered as rows, counts rounded, on the trail."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import transaction

from umai.design.figures import rounded_count
from umai.statistics.estimates.models import EstimateLine, EstimateLineKind, EstimateRemark, KeptEstimate
from umai.statistics.estimates.rounding import rounded_figures, rounded_if_any, rounded_to_add_up
from umai.trail import entries
from umai.trail.entries import EntrySubject

PrintedAnswer = Mapping[str, Any]  # an answer as `umai estimate --json` prints it


def keep_estimate(
    answer: PrintedAnswer, *, about: str, territory: str, answers_for: str, file_mark: str, using: str
) -> KeptEstimate:
    """Keep an answer with everything beside it; nothing changes it later."""
    low, high = answer["interval"]
    kept = KeptEstimate(
        about=about,
        territory=territory,
        answers_for=answers_for,
        file_mark=file_mark,
        lists=answer["lists"],
        observed=rounded_count(answer["observed"]),
        figure=rounded_count(answer["estimate"]),
        low=rounded_count(low),
        high=rounded_if_any(high),
        unequal_ease=answer["unequal_ease"],
        delta=answer["delta"],
        draws=answer["draws"],
        seed=answer["seed"],
        recall=answer["recall"]["share"],
        recall_of=answer["recall"]["known"],
    )
    remarks = [
        EstimateRemark(estimate=kept, position=at, code=one["code"], figures=rounded_figures(one["figures"]))
        for at, one in enumerate(answer["remarks"])
    ]
    with transaction.atomic(using=using):
        kept.save(using=using, force_insert=True)
        EstimateLine.objects.using(using).bulk_create(lines_of(answer, kept))
        EstimateRemark.objects.using(using).bulk_create(remarks)
        entries.note_act("", "statistics.keep_estimate", EntrySubject.of_row(kept), using=using)
    return kept


def lines_of(answer: PrintedAnswer, kept: KeptEstimate) -> Iterator[EstimateLine]:
    """The lines of methods, strata and lists left out, each numbered among its kind."""
    for at, one in enumerate(answer["methods"]):
        yield line(kept, EstimateLineKind.METHOD, at, one, one["method"], terms=one["terms"])
    at = 0
    for column, rows in answer["strata"].items():
        figures = rounded_to_add_up([one["estimate"] for one in rows], kept.figure)
        for one, figure in zip(rows, figures, strict=True):
            row = line(kept, EstimateLineKind.STRATUM, at, one, str(one["value"]), column=column)
            yield beside_figure(row, rounded_count(one["observed"]), figure)
            at += 1
    for at, one in enumerate(answer["without"]):
        yield line(kept, EstimateLineKind.WITHOUT, at, one, one["list"])


def beside_figure(row: EstimateLine, observed: int, figure: int) -> EstimateLine:
    """Give a stratum its number, and let no other number of it contradict that one.

    A number that was moved to the next ten, so that strata add up, may have passed what is on a list or an
    end of its interval; these then stand at it.
    """
    row.figure, row.observed = figure, min(observed, figure)
    row.low = None if row.low is None else min(row.low, figure)
    row.high = None if row.high is None else max(row.high, figure)
    return row


def line(kept, kind: EstimateLineKind, at: int, one: PrintedAnswer, name: str, **more) -> EstimateLine:
    low, high = one["interval"]
    return EstimateLine(
        estimate=kept,
        kind=kind,
        position=at,
        name=name,
        figure=rounded_if_any(one["estimate"]),
        low=rounded_if_any(low),
        high=rounded_if_any(high),
        **more,
    )
