"""Which rows of an edition are shown: all, with a remark, what became of them, what differs from before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from umai.design.parts import UiText
from umai.linkage.rows import ListRow, RecordPair, Resolution, ResolutionOutcome, Verdict


@dataclass(frozen=True)
class RowSelection:
    """A choice of the rows of an edition: `rows(edition, by)`. `compares`: it needs the edition before."""

    name: str
    title: UiText
    rows: Callable[[Any, Any], QuerySet]
    compares: bool = False


def rows_taken_in(edition_id):
    """The rows of an edition that were taken in."""
    return ListRow.objects.filter(edition=edition_id).exclude(verdict=Verdict.REFUSED)


def rows_of_same_child(edition_id):
    """Rows of another edition about the same child, for a subquery."""
    return rows_taken_in(edition_id).filter(whose=OuterRef("whose"))


def new_rows_of(edition, _by):
    return rows_taken_in(edition.pk).filter(~Exists(rows_of_same_child(edition.follows_id)))


def changed_rows_of(edition, _by):
    before = rows_of_same_child(edition.follows_id)
    return rows_taken_in(edition.pk).filter(
        Exists(before), ~Exists(before.filter(content=OuterRef("content")))
    )


def gone_rows_of(edition, _by):
    """Rows of the edition before, of children who are not in this one."""
    return rows_taken_in(edition.follows_id).filter(~Exists(rows_of_same_child(edition.pk)))


def known_rows_of(edition, by):
    """Rows that are a child of the register, by a person's word or by rule."""
    found = Resolution.objects.within_reach_of(by).filter(what=ResolutionOutcome.CHILD)
    return rows_taken_in(edition.pk).filter(pk__in=found.values("row"))


def waiting_rows_of(edition, by):
    """Rows of which this reader has to say whether they are a child of the register."""
    due = RawSQL("select pair from linkage_due()", [])
    pairs = RecordPair.objects.within_reach_of(by).filter(pk__in=due, band="clerical", child__isnull=False)
    rows = rows_taken_in(edition.pk).filter(pk__in=pairs.values("row"))
    return rows.exclude(pk__in=known_rows_of(edition, by).values("pk"))


def unfound_rows_of(edition, by):
    """Rows for whom nobody was found, and of whom nothing is to be said."""
    known, waiting = known_rows_of(edition, by), waiting_rows_of(edition, by)
    return rows_taken_in(edition.pk).exclude(pk__in=known.values("pk")).exclude(pk__in=waiting.values("pk"))


def refused_rows_of(edition, _by):
    return ListRow.objects.filter(edition=edition, verdict=Verdict.REFUSED)


def reachable(kind, edition, by):
    """The rows of this kind that this reader may see."""
    return kind.rows(edition, by).filter(pk__in=ListRow.objects.within_reach_of(by).values("pk"))


def count_outcomes(edition, by) -> list[tuple[RowSelection, int]]:
    """What became of the rows within reach: each of them is one of four kinds."""
    with by.speaking():
        return [
            (ROW_SELECTIONS[name], reachable(ROW_SELECTIONS[name], edition, by).count()) for name in OUTCOMES
        ]


OUTCOMES = ("known", "unfound", "waiting", "aside")
ROW_SELECTIONS = {
    one.name: one
    for one in (
        RowSelection("all", _("All rows"), lambda edition, _by: ListRow.objects.filter(edition=edition)),
        RowSelection(
            "remarks",
            _("Rows with a remark"),
            lambda edition, _by: ListRow.objects.filter(edition=edition).exclude(verdict=Verdict.ACCEPTED),
        ),
        RowSelection("new", _("New on this list"), new_rows_of, compares=True),
        RowSelection("changed", _("Changed since the list before"), changed_rows_of, compares=True),
        RowSelection("known", _("Already on the register"), known_rows_of),
        RowSelection("unfound", _("New, nobody found within your reach"), unfound_rows_of),
        RowSelection("waiting", _("Waiting for a person’s decision"), waiting_rows_of),
        RowSelection("aside", _("Set aside"), refused_rows_of),
        RowSelection("gone", _("No longer on this list"), gone_rows_of, compares=True),
    )
}
