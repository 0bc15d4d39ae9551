"""The children who have lost their carer and have nobody in that person's place today.

It is asked of the register's rows each time and kept nowhere: a correction, a struck entry, a merge, a file
that moves, a release or a new carer changes the answer by itself.
"""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.design.days import date_in_words
from umai.design.parts import Link
from umai.law.children.ages import minors_born_after
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.consequences.family import name_of
from umai.register.family.inability import InabilityKind


class CarerLoss(NamedTuple):
    """One record of a child who lost a carer, as `justice_carer_losses` answers it."""

    child: UUID
    person: UUID
    adult: UUID
    what: str
    """An `InabilityKind`, or "away"."""
    since: date | None
    written_on: date
    case: UUID | None
    """The open case; urgent where there is one."""


class ShownLoss(NamedTuple):
    """A loss as a page shows it: who, what happened, and where each of the answers is written."""

    name: str
    url: str
    said: str
    urgent: bool
    links: list[Link]


def carer_losses(by, child_id=None) -> list[CarerLoss]:
    """The losses within reach, of one child or of all; those with an open case first, then the newest."""
    rows = by.ask(
        "select * from justice_carer_losses(%(on)s, %(child)s, %(born_after)s)",
        on=today(),
        child=child_id,
        born_after=minors_born_after(today()),
    )
    found = [CarerLoss(*row) for row in rows]
    return sorted(found, key=lambda one: (one.case is None, -day_of_loss(one).toordinal(), str(one.child)))


def day_of_loss(loss) -> date:
    """From which day it is so; the day on which it was written, where nobody knows."""
    return loss.since or loss.written_on


def each_child_once(losses) -> list[CarerLoss]:
    """Of several records and carers of one child the first."""
    return list({one.person: one for one in reversed(losses)}.values())[::-1]


def what_happened(loss) -> str:
    """Who is not there for the child any more, why, and since when; for a page that has noted the look."""
    kinds = dict(InabilityKind.choices) | {"away": _("is away")}
    since = (
        _("since %(day)s") % {"day": date_in_words(loss.since)} if loss.since else _("the day is not known")
    )
    return f"{name_of(loss.adult)}: {kinds[loss.what]}, {since}"


def shown_losses(losses, by) -> list[ShownLoss]:
    """These losses with the names of the children; the look at them is noted."""
    if not losses:
        return []
    ids = {one.child for one in losses}
    merge_groups.consult_identities("justice.read", ids, by)
    names = merge_groups.names_of(ids, by)
    return [as_shown(one, names, by) for one in losses]


def as_shown(loss, names, by) -> ShownLoss:
    url = reverse("casefile:child", args=[loss.child])
    name = names.get(loss.child) or _("Name not known")
    return ShownLoss(name, url, capfirst(what_happened(loss)), loss.case is not None, answers_to(loss, by))


def answers_to(loss, by) -> list[Link]:
    """Where each answer is written: who cares for the child today, a parent at home, or protection."""
    links = []
    if may_do(by, "register.record_fact"):
        care, home = (reverse("register:fact_add", args=[loss.child, kind]) for kind in ("care", "household"))
        links = [
            Link(_("Write who takes care of the child from today on"), care),
            Link(_("The other parent lives with the child: write it down"), home),
        ]
    if loss.case and may_do(by, "protection.begin"):
        links.append(
            Link(_("Nobody is there: protect the child now"), reverse("protection:begin", args=[loss.case]))
        )
    elif may_do(by, "intake.open_case"):
        links.append(Link(_("Nobody is there: open a case"), reverse("intake:open", args=[loss.child])))
    return links


def child_context(child, by) -> dict:
    """The warning on a child's page: the carers whom the child lost, with the answers."""
    return {"losses": shown_losses(each_child_once(carer_losses(by, child.pk)), by)}


def loss_warnings(child_id, by) -> list[str]:
    """The same in sentences, for another page of the child that has noted the look."""
    return [
        _("Nobody takes care of this child on the register any more. %(what)s.")
        % {"what": what_happened(one)}
        for one in each_child_once(carer_losses(by, child_id))
    ]


def carer_losses_sql(by):
    """The query, in SQL, for how many children within reach lost their carer.

    `carer_losses`: all; `urgent_losses`: with an open case. It needs the values `on` and `born_after`.
    """
    return """select count(distinct person) as carer_losses,
            count(distinct person) filter (where case_id is not null) as urgent_losses
        from justice_carer_losses(%(on)s, null, %(born_after)s)"""
