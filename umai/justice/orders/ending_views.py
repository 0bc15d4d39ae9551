"""The list of what runs out: what ends soon, who does not answer, and children who are away."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.pages import Page
from umai.design.days import date_in_words
from umai.justice.conflict_with_law.counts import children_away
from umai.justice.orders.counts import courts_silent, orders_ending
from umai.justice.roster.waiting import independents_waiting, waiting_in_words
from umai.register import merge_groups

MOST = 100  # matters on the page; further ones are counted


class RunningOut(NamedTuple):
    """One thing that waits: of which child, what it is, and where it is read."""

    child_id: UUID
    on: date
    words: str
    url: str


class WhatRunsOut(Page):
    """What ends soon, who owes an answer about a child, and who is away; what waits longest stands first."""

    look = "justice.read"
    template = "justice/orders/ending.html"

    def context(self):
        with self.by.speaking():
            every = sorted(running_out(self.by), key=lambda one: one.on)
        found = every[:MOST]
        names = {
            one.child_id: one.full_name()
            for one in merge_groups.consult_identities(
                "justice.running_out", {one.child_id for one in found}, self.by
            )
        }
        more = len(every) - len(found)
        return {
            "matters": [
                (names.get(one.child_id) or _("Name not known"), one.words, one.url) for one in found
            ],
            "left_out": ngettext("%(n)d more waits", "%(n)d more wait", more) % {"n": more} if more else "",
        }


def running_out(by) -> list[RunningOut]:
    """All of it within reach, ids and days; a child's name is read only after the look."""
    away = [
        RunningOut(
            child,
            since,
            _("Away since %(day)s, not found yet") % {"day": date_in_words(since)},
            reverse("justice:conflict", args=[child]),
        )
        for child, _matter, since in children_away(by)
    ]
    ends = [
        RunningOut(
            child,
            last,
            _("An order or a placement ends on %(day)s: is it extended, or where is the child safe then?")
            % {"day": date_in_words(last)},
            reverse("justice:of_child", args=[child]),
        )
        for child, _what, last in orders_ending(by)
    ]
    silent = [
        RunningOut(
            child,
            filed,
            _("A court was asked on %(day)s and has not answered") % {"day": date_in_words(filed)},
            reverse("justice:of_child", args=[child]),
        )
        for child, _protection, filed in courts_silent(by)
    ]
    asked = [
        RunningOut(child, due, waiting_in_words(on, due), reverse("justice:incident", args=[incident]))
        for child, incident, on, due in independents_waiting(by)
    ]
    return [*away, *silent, *asked, *ends]
