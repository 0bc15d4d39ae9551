"""The rows behind a number of the board: exactly the rows that it counts, page by page."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, F, Q, Value
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.design import addresses
from umai.intake.cases.worklist import CHILD_AND_PLACE, current_identity
from umai.law.terms.clock import day_of
from umai.oversight.board.board import NOBODY
from umai.oversight.board.counts import TODAY
from umai.register import merge_groups
from umai.staff.models import Worker

PAGE = 50


class RowBehindNumber(NamedTuple):
    """One line of a list: the child, the municipality, the day that governs, and the worker."""

    name: str
    url: str
    municipality: str
    day: object
    worker: str
    counted: bool  # in the numerator


def page(ratio, asked, query):
    """All that the page of this ratio shows."""
    by = asked.by
    whole, who = bool(query.get("whole")), query.get("worker", "")
    worker = addresses.as_id(who) if ratio.worker else None
    rows = ratio.listed(asked, whole=whole, worker=worker, nobody=who == NOBODY)
    first = rows_after(rows, ratio, query.get("after"))
    shown = consult_list(
        f"oversight.{ratio.key}", in_order(first, ratio)[:PAGE], by=by, read=row_reader(ratio, asked, whole)
    )
    shown = merge_groups.with_leading_names(shown, by)
    workers = Worker.objects.in_bulk({row["answers_now"] for row in shown if row.get("answers_now")})
    params = {"whole": 1 if whole else None, "worker": who if worker or who == NOBODY else None}
    last = shown[-1] if len(shown) == PAGE else None
    after = addresses.as_cursor(last["governs"], last["pk"]) if last else ""
    return {
        "share": ratio,
        "asked": asked,
        "whole": whole,
        "now": ratio.governs is TODAY,
        "of_worker": Worker.objects.filter(pk=worker).first() if worker else None,
        "total": rows.order_by().count(),
        "rows": [as_row(row, workers) for row in shown],
        "first_url": asked.query(**params) or "?" if first is not rows else None,
        "next_url": asked.query(**params, after=after) if last else None,
        "board_url": reverse("oversight:board") + asked.query(),
    }


def in_order(rows, ratio):
    return rows.order_by(F(ratio.day).asc(nulls_last=True), "pk")


def rows_after(rows, ratio, text):
    """The rows after the cursor in `text`; all of them without one."""
    first = addresses.read_cursor(text)
    if first is None:
        return rows
    at, key = first
    if at is None:
        return rows.filter(**{ratio.day: None}, pk__gt=key)
    later = Q(**{f"{ratio.day}__gt": at}) | Q(**{ratio.day: at}, pk__gt=key) | Q(**{ratio.day: None})
    return rows.filter(later)


def row_reader(ratio, asked, whole):
    """The function that reads the rows of one page with names and places.

    Rows of the numerator are all counted; of the denominator it is asked which are.
    """
    counted = (
        ExpressionWrapper(Q(pk__in=ratio.counted_ids(asked)), output_field=BooleanField())
        if whole
        else Value(True)
    )
    columns = {"governs": F(ratio.day), "counted": counted, **CHILD_AND_PLACE}
    if ratio.worker:
        columns["answers_now"] = F(ratio.worker)
    if ratio.case:
        columns["of_case"] = F(ratio.case)
    return lambda rows: rows.alias(identity=current_identity()).values("pk", "child_id", **columns)


def as_row(row, workers):
    """A line from the columns of `row_reader`, and the workers by their ids."""
    named = " ".join(filter(None, (row[part] for part in ("surname", "given", "patronymic"))))
    url = (
        reverse("casefile:case", args=[row["of_case"]])
        if "of_case" in row
        else reverse("casefile:child", args=[row["child_id"]])
    )
    worker = str(workers.get(row.get("answers_now"), ""))
    language = (get_language() or "ky")[:2]
    governs = day_of(row["governs"]) if isinstance(row["governs"], datetime) else row["governs"]
    return RowBehindNumber(
        named or _("Name not known"),
        url,
        row[f"municipality_{language}"] or "",
        governs,
        worker,
        bool(row["counted"]),
    )
