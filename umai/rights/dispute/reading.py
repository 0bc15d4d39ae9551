"""Facts that may be disputed, and disputes as pages show them beside the facts."""

from typing import NamedTuple

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.access.policy.roles import DEPARTMENT_ROLES
from umai.design.days import date_in_words
from umai.design.parts import Link
from umai.register import merge_groups
from umai.register.kinds import ALL_KINDS, KIND_OF_MODEL
from umai.rights.dispute.models import Dispute


class ShownDispute(NamedTuple):
    """A dispute with the fact that it is about, in words."""

    row: Dispute
    label: str
    words: str
    url: str | None
    """Page on which this reader may decide it; None where it is decided, or is for others."""

    @property
    def answer(self):
        return getattr(self.row, "answer", None)


def facts_of(child, by) -> list[tuple[str, str]]:
    """(kind:id, label and words) of the facts of the child's own file that count now and are not sealed."""
    with by.speaking():
        ids = merge_groups.ids_of(child.child_id, by)
        kinds = [kind for kind in ALL_KINDS if kind.whose == "child" and not kind.sealed]
        found = []
        for kind in kinds:
            label = kind.model._meta.label_lower
            for row in kind.model.objects.within_reach_of(by).filter(child_id__in=ids):
                said = filter(None, [kind.label_of(row), in_words(row)])
                found.append((f"{label}:{row.pk}", ": ".join(said)))
        return found


def in_words(row) -> str:
    """A fact in one line."""
    return " · ".join(str(KIND_OF_MODEL[type(row)].words(row, None)).splitlines())


def url_of(row, by) -> str | None:
    open_to = not hasattr(row, "answer") and may_do(by, "rights.decide_dispute", row)
    return reverse("rights:decide_dispute", args=[row.pk]) if open_to else None


def disputes_of(ids, by) -> list[ShownDispute]:
    """The disputes in these records, those that wait for an answer first."""
    rows = (
        Dispute.objects.within_reach_of(by).filter(child_id__in=ids).select_related("answer", "recorded_by")
    )
    shown = []
    for row in rows.order_by("due_on"):
        fact = apps.get_model(row.about_kind)._base_manager.filter(pk=row.about_id).first()
        kind = KIND_OF_MODEL[apps.get_model(row.about_kind)]
        shown.append(
            ShownDispute(
                row, kind.label_of(fact) if fact else "", in_words(fact) if fact else "", url_of(row, by)
            )
        )
    return sorted(shown, key=lambda one: one.answer is not None)


def waiting_links(by) -> list[Link]:
    """Links to the disputes that are owed in no case, for the department's first page; the nearest first."""
    if by.role not in DEPARTMENT_ROLES:
        return []
    words = _("Somebody says that something kept is wrong: answer by %(day)s")
    return [
        Link(words % {"day": date_in_words(due_on)}, reverse("rights:decide_dispute", args=[pk]), count=1)
        for pk, due_on in by.ask("select id, due_on from rights_waiting_disputes()")
    ]
