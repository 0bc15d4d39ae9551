"""The pages of an announcement: write it, ask about it, confirm it, and what waits at the office."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.doors import consult, consult_list
from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.guardianship.advice.parts import links_to
from umai.guardianship.departure import actions, lines
from umai.guardianship.departure.doubts import doubts_about
from umai.guardianship.departure.forms import (
    CheckForm,
    ConfirmForm,
    CorrectDepartureForm,
    DepartureForm,
    WithdrawForm,
)
from umai.guardianship.departure.known_absence import known_otherwise
from umai.guardianship.departure.models import (
    AnnouncementWay,
    CheckKind,
    Departure,
    DepartureCheck,
    DepartureWithdrawal,
)
from umai.guardianship.departure.state import (
    absence_of,
    care_of_announced,
    departures_of,
    state_of,
    states_of,
    waiting,
)
from umai.guardianship.standing import standing_of
from umai.register import merge_groups
from umai.register.child.ending_page import EndingPage
from umai.register.child.file import file_of
from umai.register.child.page import FileActPage, FilePage
from umai.register.consequences.change import FactChange
from umai.register.consequences.declared import endings_of
from umai.register.consequences.family import other_children_of
from umai.register.family.absence import absence_in_words
from umai.register.family.representation import representation_in_words
from umai.register.fields.person import FormContext
from umai.register.kinds import ABSENCE, CARE
from umai.register.models import Absence, CareArrangement, Child

MAX_WAITING = 200  # announcements in the list of an office


class ChildGuardianship(FilePage):
    """Who may act for a child today, on what paper the carers stand in, and what parents announced."""

    of = Child
    look = "guardianship.read"
    template = "guardianship/of_child.html"

    def find(self):
        return merge_groups.consult_child(self.address["pk"], self.by)

    def respond(self):
        if self.record.pk != self.address["pk"]:  # another record of this child is the leading one
            return redirect("guardianship:of_child", self.record.pk)
        return super().respond()

    def context(self):
        child, by = self.record, self.by
        file = file_of(child, by=by)
        states = states_of(departures_of(child.pk, by), by)
        return {
            "file": file,
            "child": child,
            "who_acts": representation_in_words(file),
            "standing": filter(None, [standing_of(file, by)]),
            "care": lines.care_lines(file),
            "advice": links_to(("papers", "leaving")),
            "departures": lines.departure_lines(states),
            "announces": may_do(by, "guardianship.announce", child),
        }


class WaitingDepartures(Page):
    """What parents announced and the office has not confirmed yet, the longest wait first."""

    look = "guardianship.read"
    template = "guardianship/waiting.html"

    def context(self):
        by = self.by
        rows = waiting(Departure.objects.within_reach_of(by)).order_by("announced_on", "pk")[:MAX_WAITING]
        found = consult_list("guardianship.read", rows, by=by)
        names = lines.names_of({one.child_id for one in found}, by)
        return {"waiting": [lines.waiting_line(one, names) for one in states_of(found, by)]}


class AnnounceDeparture(FileActPage):
    """Ask what the parent announces; the form may be filled like the announcement of another child."""

    act = actions.announce_departure
    of = Child
    makes = Departure
    form_class = DepartureForm
    template = "guardianship/announce.html"

    @cached_property
    def about(self):
        return FormContext(self.record, self.by)

    @cached_property
    def like(self) -> Departure | None:
        """The announcement of a brother or sister that the form is filled like; None where there is none."""
        like = lines.announced_of_sibling(self.request.GET.get("like", ""), self.by)
        return like if like is not None and like.adult_id in self.about.kinships else None

    def form_options(self):
        return {"about": self.about, "by_code": came_by_code(self.like)}

    def initial(self):
        return {name: getattr(self.like, name) for name in lines.ALIKE} if self.like else {}

    def answers(self):
        site = {"way": AnnouncementWay.SITE} if came_by_code(self.like) else {}
        return super().answers() | site

    def context(self):
        return {"child": self.record, "no_parents": len(self.form.fields["adult_id"].choices) < 2}

    def destination(self, departure):
        return departure


def came_by_code(departure: Departure | None) -> bool:
    """Whether this was sent from the site: then the way in which it came is known and is not asked."""
    return departure is not None and departure.way == AnnouncementWay.SITE


class DeparturePage(FileActPage):
    """A page about one announcement."""

    of = Departure
    related = ("recorded_by", "child")

    def head(self):
        state = state_of(self.record, self.by)
        return super().head() | {"departure": self.record, "state": state}

    def destination(self, outcome):
        return self.record


class ShowDeparture(FilePage):
    """An announcement: what was said, what was asked, what is missing, and what the law asks for."""

    of = Departure
    look = "guardianship.read"
    related = ("recorded_by", "child")
    template = "guardianship/departure.html"

    def find(self):
        return consult(Departure, later_id(self.address["pk"], self.by), by=self.by, related=self.related)

    def respond(self):
        return super().respond() if self.record.pk == self.address["pk"] else redirect(self.record)

    def context(self):
        departure, by = self.record, self.by
        state = state_of(departure, by)
        others = other_children_of(departure.adult_id, departure.child, by) if state.waits else []
        return {
            "departure": departure,
            "state": state,
            "rows": lines.departure_rows(departure, by),
            "doubts": doubts_about(departure, by) if state.waits else [],
            "advice": links_to(("leaving", "papers")),
            "tasks": lines.tasks_of(state, may_do(by, "guardianship.check", departure)),
            "confirms": state.waits and may_do(by, "guardianship.confirm", departure),
            "writes": state.waits and may_do(by, "guardianship.check", departure),
            "others": [
                (one.name, f"{reverse('guardianship:announce', args=[one.child.pk])}?like={departure.pk}")
                for one in others
            ],
        }


def later_id(pk, by):
    """The id of the announcement that stands in the place of this one, which was corrected; else the same."""
    with by.speaking():
        while later := Departure.ever.filter(replaces_id=pk).values_list("pk", flat=True).first():
            pk = later
    return pk


class CorrectDeparture(DeparturePage):
    """Correct what was written down."""

    act = actions.correct_departure
    form_class = CorrectDepartureForm
    template = "guardianship/announce.html"

    def find_standing(self):
        return self.record

    def form_options(self):
        return {"about": FormContext(self.record.child, self.by), "by_code": came_by_code(self.record)}

    def context(self):
        return {"child": self.record.child, "no_parents": False}

    def destination(self, outcome):
        return outcome


class RecordCheck(DeparturePage):
    """Write what was seen or said about an announcement; the address names what was asked."""

    act = actions.record_check
    makes = DepartureCheck
    form_class = CheckForm
    template = "guardianship/check.html"

    def find(self):
        if self.address["kind"] not in CheckKind.values:
            raise Http404
        self.kind = CheckKind(self.address["kind"])
        return super().find()

    def find_standing(self):
        return (
            DepartureCheck.objects.within_reach_of(self.by)
            .filter(departure=self.record, kind=self.kind)
            .first()
        )

    def form_options(self):
        return {"kind": self.kind}

    def answers(self):
        return super().answers() | {"kind": self.kind}

    def context(self):
        return {"title": self.kind.label, "rows": lines.departure_rows(self.record, self.by)}


class ConfirmDeparture(EndingPage, DeparturePage):
    """Confirm an announcement; what it ends in the register is shown once before. Its page names the act."""

    template = "guardianship/confirm.html"

    def make_form(self):
        """The question which absence holds, only where the register has another one."""
        self.known = known_otherwise(self.record)
        self.form_class = ConfirmForm if self.known else None
        return super().make_form()

    def endings(self):
        """What ends with the absence and with the new care, as far as each is new; each row once."""
        departure = self.record
        if not state_of(departure, self.by).is_asked:
            return []
        new: list[tuple[Any, Any]] = []
        if absence_of(departure) is None:
            new.append((ABSENCE, Absence(**actions.fields_of_absence(departure))))
        if not care_of_announced(departure).exists():
            new.append((CARE, CareArrangement(**actions.fields_of_care(departure))))
        found = [
            one for kind, row in new for one in endings_of(kind, FactChange(departure.child, self.by, row))
        ]
        return list({one.pk: one for one in reversed(found)}.values())[::-1]

    def context(self):
        return {
            "reactions": self.reactions,
            "doubts": doubts_about(self.record, self.by),
            "rows": lines.departure_rows(self.record, self.by),
            "tasks": lines.tasks_of(state_of(self.record, self.by), writes=False),
            "known": absence_in_words(self.known) if self.known else "",
            "refused": self.refusal,
        }


class WithdrawDeparture(DeparturePage):
    """Ask why an announcement waits no more."""

    act = actions.withdraw_departure
    makes = DepartureWithdrawal
    form_class = WithdrawForm
    template = "guardianship/withdraw.html"
    message = gettext_lazy("The announcement waits no more.")
