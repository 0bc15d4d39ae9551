"""Which rows of an edition are shown: all, with a remark, and how they differ from the edition before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from umai.design.parts import UiText
from umai.linkage.rows import ListRow, Verdict


@dataclass(frozen=True)
class RowSelection:
    """A choice of the rows of an edition. `compares`: it needs the edition before."""

    name: str
    title: UiText
    rows: Callable[[Any], QuerySet]
    compares: bool = False


def rows_taken_in(edition_id):
    """The rows of an edition that were taken in."""
    return ListRow.objects.filter(edition=edition_id).exclude(verdict=Verdict.REFUSED)


def rows_of_same_child(edition_id):
    """Rows of another edition about the same child, for a subquery."""
    return rows_taken_in(edition_id).filter(whose=OuterRef("whose"))


def new_rows_of(edition):
    return rows_taken_in(edition.pk).filter(~Exists(rows_of_same_child(edition.follows_id)))


def changed_rows_of(edition):
    before = rows_of_same_child(edition.follows_id)
    return rows_taken_in(edition.pk).filter(
        Exists(before), ~Exists(before.filter(content=OuterRef("content")))
    )


def gone_rows_of(edition):
    """Rows of the edition before, of children who are not in this one."""
    return rows_taken_in(edition.follows_id).filter(~Exists(rows_of_same_child(edition.pk)))


ROW_SELECTIONS = {
    one.name: one
    for one in (
        RowSelection("all", _("All rows"), lambda edition: ListRow.objects.filter(edition=edition)),
        RowSelection(
            "remarks",
            _("Rows with a remark"),
            lambda edition: ListRow.objects.filter(edition=edition).exclude(verdict=Verdict.ACCEPTED),
        ),
        RowSelection("new", _("New on this list"), new_rows_of, compares=True),
        RowSelection("changed", _("Changed since the list before"), changed_rows_of, compares=True),
        RowSelection("gone", _("No longer on this list"), gone_rows_of, compares=True),
    )
}
