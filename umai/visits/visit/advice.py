"""What to do next where a family does not show the child, or has moved away."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.law.helplines import number_of
from umai.law.terms.clock import today
from umai.visits.visit.models import NoVisitReason

TWICE = 2  # in a row


class VisitAdvice(NamedTuple):
    """What to do now, why, and the link to the page for it, or None."""

    title: str
    words: str
    label: str
    url: str | None


def advice_of(visits, *, by, case):
    """What to do after the latest visits of a case (the newest first), or None."""
    visits = list(visits[:TWICE])
    if visits and visits[0].not_made == NoVisitReason.MOVED:
        return moved_family_advice(by, case)
    if len(visits) == TWICE and all(was_not_shown(one) for one in visits):
        return hidden_child_advice(by)
    return None


def was_not_shown(visit):
    """Whether the family refused the visit, or the child was not seen at it."""
    return visit.not_made == NoVisitReason.REFUSED or visit.seen is False


def hidden_child_advice(by):
    """Where the child was not shown twice in a row: write an urgent signal."""
    url = reverse("identification:write") if may_do(by, "identification.write_down") else None
    return VisitAdvice(
        _("The child was not shown twice in a row"),
        _(
            "This is an urgent signal. Nobody knows how the child is. Write it down now, and call the"
            " inspector (%(police)s). Go there together."
        )
        % {"police": number_of("police", on=today())},
        _("Write down an urgent signal"),
        url,
    )


def moved_family_advice(by, case):
    """Where the family moved: move the file to where the child is now."""
    url = reverse("register:move", args=[case.child_id]) if may_do(by, "register.move_file", case) else None
    return VisitAdvice(
        _("The family moved away"),
        _(
            "Find out where the child is now: neighbours, school, feldsher. Then the file goes to the office"
            " of the new place. The case goes on and its days run on."
        ),
        _("Move the file") if url else _("Tell the head of your department: the file has to move."),
        url,
    )
