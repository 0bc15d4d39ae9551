"""A protection that runs, as lists, the case and the child's file show it."""

from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.protection.steps.checklist import clock_of


class Tag(NamedTuple):
    """A word in a box, and its colour."""

    text: str
    colour: str


def tag_of(one):
    """The tag that says that a protection runs; None when none does."""
    if one is None:
        return None
    if one.missed:
        return Tag(_("protection: a term was missed"), "red")
    return Tag(_("protection is running"), "purple")


def waits_for(one):
    """What a protection waits for and until when: the second person, its nearest term, or both."""
    if one.term is None or (one.waits_for_second and not one.missed):
        return _("A second person has to decide") if one.waits_for_second else _("No term is running"), ""
    what = one.term.label
    if one.waits_for_second:
        what = f"{_('A second person has to decide')} · {what}"
    return what, clock_of(one.term, timezone.now())


def protection_box(case, one, by):
    """The protection for the page of its case: what it waits for, until when, its address; or None."""
    if one is None:
        return None
    what, clock = waits_for(one)
    url = one.protection.get_absolute_url() if may_do(by, "protection.read", case) else None
    return {"what": what, "clock": clock, "url": url, "missed": one.missed}


def begin_url(case, by):
    """The page that begins a protection in this case; None where the reader may not."""
    return reverse("protection:of_case", args=[case.pk]) if may_do(by, "protection.begin", case) else None
