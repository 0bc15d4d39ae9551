"""The pages of the other children near suspects: what waits, one household, and telling other offices."""

from contextlib import suppress

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.justice.households.kinds import HOUSEHOLD, HOUSEHOLD_RESULT
from umai.justice.households.models import HouseholdDecision
from umai.justice.households.reading import (
    names_of,
    names_of_children,
    results_of,
    undecided_homes,
    unwritten_homes,
)
from umai.justice.households.shown import FoundChild, danger_links
from umai.justice.households.telling import children_elsewhere, tell_offices
from umai.justice.households.words import home_in_words
from umai.justice.incidents.kinds import SUSPECT
from umai.justice.incidents.models import Incident
from umai.justice.line import current_id
from umai.justice.lines import lines_of
from umai.justice.page import RecordJustice
from umai.justice.sections import correct_url
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.register.child.page import FilePage

MAX_WAITING = 100  # households on the page; the rest is counted


class RecordSuspect(RecordJustice, kind=SUSPECT):
    """Write who is said to have done it; offices that hold the file of a child near the suspect are told."""

    def perform(self):
        suspect = super().perform()
        if any(not one.told for one in children_elsewhere(self.record, self.by)):
            # Where it is refused, the page of the incident says in red that they were not told.
            with suppress(Refusal):
                tell_offices(self.record, by=self.by)
        return suspect


class TellOffices(ActPage):
    """A button: tell every other office of the children near the suspects."""

    act = tell_offices
    of = Incident

    def find(self):
        return consult(Incident, current_id(Incident, self.address["pk"], self.by), by=self.by)

    @property
    def message(self):
        return _("The other offices were told. They are called at once.")


class RecordHousehold(RecordJustice, kind=HOUSEHOLD):
    """Decide what is done for the other children of one household; the address may name it."""

    def initial(self):
        return super().initial() | {"home": self.request.GET.get("home", "")}

    def destination(self, row):
        return row

    def context(self):
        return {}


class RecordResult(RecordJustice, kind=HOUSEHOLD_RESULT):
    """Write how a child was found; the address may name the child, and the visit was mostly today."""

    def initial(self):
        asked = {"other_id": self.request.GET.get("child", ""), "happened_on": today()}
        return super().initial() | asked

    def context(self):
        return {}


class ShowHousehold(FilePage):
    """One household near a suspect: what was decided, and how each child was found."""

    of = HouseholdDecision
    look = "justice.read"
    template = "justice/household.html"

    def find(self):
        number = current_id(HouseholdDecision, self.address["pk"], self.by)
        return consult(HouseholdDecision, number, by=self.by)

    def respond(self):
        return super().respond() if self.record.line == self.address["pk"] else redirect(self.record)

    def context(self):
        row, by = self.record, self.by
        corrects = may_do(by, "justice.correct", row)
        results = results_of(row, by)
        covered = dict(names_of_children(row.children, by))
        known = {one.other_id for one in results}
        add = add_url(row, by)
        return {
            "decision": row,
            "lines": lines_of(HOUSEHOLD, row, by),
            "correct_url": correct_url(HOUSEHOLD, row) if corrects else "",
            "found": [as_found(one, covered, by, corrects) for one in results],
            "not_written": [
                (name, f"{add}?child={pk}" if add else "") for pk, name in covered.items() if pk not in known
            ],
            "add_url": add,
        }


def add_url(row, by) -> str:
    """Where it is written how a child was found; "" where nobody goes, or the reader may not."""
    writes = row.at is not None and may_do(by, HOUSEHOLD_RESULT.act.act, row)
    return reverse("justice:record_household_result", args=[row.line]) if writes else ""


def as_found(result, covered, by, corrects) -> FoundChild:
    said, links = danger_links(result, by)
    name = result.name or covered.get(result.other_id) or _("Another child")
    url = correct_url(HOUSEHOLD_RESULT, result) if corrects else ""
    return FoundChild(name, lines_of(HOUSEHOLD_RESULT, result, by), url, said, links)


class WaitingHouseholds(Page):
    """The households near suspects that wait, the longest first: for a decision, or for what was found."""

    look = "justice.read"
    template = "justice/households_list.html"

    def context(self):
        by = self.by
        with by.speaking():
            every, unwritten = undecided_homes(by), unwritten_homes(by)
        found, over = every[:MAX_WAITING], unwritten[:MAX_WAITING]
        names = names_of([*found, *over], by)
        return {
            "waiting": [
                (
                    home_in_words(one, names),
                    reverse("justice:incident", args=[one.incident]),
                    one,
                    names[one.hurt],
                )
                for one in found
            ],
            "over": [
                (
                    home_in_words(one, names),
                    reverse("justice:household", args=[one.decision]),
                    one,
                    names[one.hurt],
                )
                for one in over
            ],
            "left_out": len(every) - len(found) + len(unwritten) - len(over),
        }
