"""What is read of an agenda: each matter with what was said of it."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.access.policy.roles import SITTING_ROLES
from umai.commission.agenda.heard import views_of
from umai.commission.agenda.models import AgendaItem, AgendaRemoval, HeardView, Recusal
from umai.commission.decisions.models import Decision


class ItemState(NamedTuple):
    """A matter with the child's view, who stepped back, what was decided, and whether it was taken out."""

    item: AgendaItem
    view: HeardView | None
    recusals: list
    decision: Decision | None
    removal: AgendaRemoval | None
    moved: bool = False
    """Whether the file moved to another district before it was decided, as the own Commission sees it."""

    @property
    def carried(self):
        """Whether the child said it for an earlier session, and is not asked again."""
        return self.view is not None and self.view.item_id != self.item.pk

    @property
    def is_over(self):
        return bool(self.decision or self.removal)

    @property
    def in_words(self):
        """What became of it, in a few words."""
        if self.removal:
            return _("taken from the agenda")
        if self.moved:
            return _("its file moved to another district")
        return self.decision.get_kind_display() if self.decision else _("not decided yet")


def items_of(session, by, *, noted="commission.agenda") -> list[ItemState]:
    """The matters on the agenda of this session by number; the trail notes the look."""
    rows = AgendaItem.objects.within_reach_of(by).filter(session=session).order_by("number")
    read = consult_list(noted, rows, by=by, read=lambda rows: rows.select_related("session"))
    return states_of(sorted(read, key=lambda one: one.number), by)


def items_of_case(case, by) -> list[ItemState]:
    """The matters of this case, the newest session first. The look at the case is noted already."""
    rows = AgendaItem.objects.within_reach_of(by).filter(case=case).select_related("session")
    return states_of(rows.order_by("-session__held_on", "number"), by)


def states_of(items, by) -> list[ItemState]:
    """These matters with what was said of each, in their order. Four queries more."""
    items = list(items)
    recusals: dict = {}
    for row in Recusal.objects.within_reach_of(by).filter(item__in=items).select_related("member"):
        recusals.setdefault(row.item_id, []).append(row)

    def by_item(model):
        return {row.item_id: row for row in model.objects.within_reach_of(by).filter(item__in=items)}

    views, removals, decisions = views_of(items, by), by_item(AgendaRemoval), by_item(Decision)
    here = by.office.place_id if by.role in SITTING_ROLES else None
    return [
        ItemState(
            one,
            views.get(one.pk),
            recusals.get(one.pk, []),
            decisions.get(one.pk),
            removals.get(one.pk),
            here is not None and one.district_id != here and one.pk not in decisions,
        )
        for one in items
    ]
