"""Which rows of an edition are shown: all, with a remark, and how they differ from the edition before."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from umai.linkage.rows import Row, Verdict


@dataclass(frozen=True)
class Which:
    """`compares`: there must be an edition before."""

    name: str
    title: str
    rows: Callable[[object], QuerySet]
    compares: bool = False


def taken(edition_id):
    """The rows of an edition that were taken in."""
    return Row.objects.filter(edition=edition_id).exclude(verdict=Verdict.REFUSED)


def alike(edition_id):
    """Rows of another edition about the same child, for a subquery."""
    return taken(edition_id).filter(whose=OuterRef("whose"))


def new(edition):
    return taken(edition.pk).filter(~Exists(alike(edition.follows_id)))


def changed(edition):
    before = alike(edition.follows_id)
    return taken(edition.pk).filter(Exists(before), ~Exists(before.filter(content=OuterRef("content"))))


def gone(edition):
    """Rows of the edition before: of children on whom this one is silent."""
    return taken(edition.follows_id).filter(~Exists(alike(edition.pk)))


WHICH = {
    one.name: one
    for one in (
        Which("all", _("All rows"), lambda edition: Row.objects.filter(edition=edition)),
        Which(
            "remarks",
            _("Rows with a remark"),
            lambda edition: Row.objects.filter(edition=edition).exclude(verdict=Verdict.ACCEPTED),
        ),
        Which("new", _("New on this list"), new, compares=True),
        Which("changed", _("Changed since the list before"), changed, compares=True),
        Which("gone", _("No longer on this list"), gone, compares=True),
    )
}
