"""The pages of immediate protection: begin one, and its checklist."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from umai.access.doors import consult_list
from umai.access.permissions import may_do
from umai.design.days import recorded_in_words
from umai.identification.signal.concerns import Concern
from umai.intake.cases.page import CaseActPage, CasePage
from umai.law.terms.clock import day_of
from umai.law.terms.protection import entry_late_after
from umai.protection import guidance
from umai.protection.emergency import actions
from umai.protection.emergency.forms import BeginForm
from umai.protection.emergency.models import Danger, Protection
from umai.protection.papers import papers_of
from umai.protection.people import family
from umai.protection.steps.checklist import clocks_of, end_task, goes_on_in, next_step, tasks_of
from umai.protection.steps.page import ProtectionPage
from umai.protection.steps.state import states_of
from umai.register.consequences.family import name_of
from umai.register.family.care import CARE

# The concern of a case to the danger that the form proposes.
DANGER_OF_CONCERN: dict[str, Danger] = {
    Concern.VIOLENCE: Danger.VIOLENCE,
    Concern.SELF_HARM: Danger.SELF_HARM,
    Concern.NO_CARE: Danger.ALONE,
    Concern.LEFT_BEHIND: Danger.ALONE,
    Concern.NEGLECT: Danger.ALONE,
}


class ProtectionOfCase(CasePage):
    """Lead to the checklist of the protection that runs in this case; else show how to begin one."""

    look = "protection.read"
    template = "protection/of_case.html"

    def respond(self):
        self.rows = Protection.objects.within_reach_of(self.by).filter(case=self.case).order_by("-known_at")
        running = self.rows.running().first()
        return redirect(running) if running else super().respond()

    def context(self):
        earlier = consult_list("protection.read", self.rows, by=self.by, children=[self.case.child_id])
        return {
            "earlier": [(state, end_task(state)) for state in states_of(earlier, self.by)],
            "may_begin": may_do(self.by, "protection.begin", self.case) and not self.closed,
            "advice": guidance.advice("begin"),
            "numbers": guidance.numbers(),
        }


class Begin(CaseActPage):
    """Ask what the danger is; the protection runs from then on."""

    act = actions.begin_protection
    makes = Protection
    form_class = BeginForm
    template = "protection/begin.html"

    def initial(self):
        return {"danger": DANGER_OF_CONCERN.get(self.case.concern)}

    def context(self):
        return {"numbers": guidance.numbers(), "advice": guidance.advice("begin")}

    def destination(self, protection):
        return protection


class Checklist(ProtectionPage):
    """Every step with what was written or by when it is due, the numbers to call, and what comes next."""

    template = "protection/checklist.html"

    def context(self):
        protection, state, by, now = self.record, self.state, self.by, timezone.now()
        others = family.registered_siblings_of(state, by)
        writes = may_do(by, "protection.record_going", protection)
        tasks = [*tasks_of(state, others, now), end_task(state)]
        goes_on = goes_on_in(state)
        return {
            "tasks": [one for one in tasks if not one.done or one.url in goes_on],
            "tasks_done": [one for one in tasks if one.done and one.url not in goes_on],
            "clocks": clocks_of(state, now),
            "cared_for_by": [
                (
                    name_of(one.carer_id),
                    reverse("register:fact_change", args=[one.child_id, CARE.slug, one.pk]),
                )
                for one in family.dangerous_carers_of(state, by)
            ],
            "next": next_step(state, others, now) if writes else None,
            "papers": papers_of(state) if may_do(by, "documents.print", protection) else [],
            "late": late_beginning(protection),
            "self_harm": guidance.advice("watch") if state.is_self_harm else None,
        }


def late_beginning(protection):
    """A note that the protection was begun late after the danger was known; "" otherwise."""
    if protection.recorded_at <= entry_late_after(protection.known_at):
        return ""
    return f". {recorded_in_words(day_of(protection.known_at), day_of(protection.recorded_at))}"
