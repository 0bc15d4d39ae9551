"""The duty to report: who dealt with a child before it was hurt, and what a person found about it."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.pages import ActPage, Page
from umai.design.days import date_in_words
from umai.intake.models import Case
from umai.law.duty import LOOKBACK_DAYS, YEARS_KEPT
from umai.law.terms.clock import today
from umai.oversight.duty import actions, evidence
from umai.oversight.duty.forms import JudgementForm
from umai.prevention.words import note_in_words


class DutyToReport(Page):
    """The children who were hurt, each with the bodies that dealt with it before and did not report."""

    look = "oversight.read"
    template = "oversight/duty.html"

    def context(self):
        on, text = today(), self.request.GET.get("page", "1")
        number = int(text) if text.isdecimal() and 0 < int(text) < 10_000 else 1
        harms, more = evidence.page(self.by, on=on, number=number)
        listed = [harm for harm in harms if harm.bodies]
        return {
            "harms": [(harm, [(body, evidence_lines(body)) for body in harm.bodies]) for harm in listed],
            "none": len(harms) - len(listed),
            "days": LOOKBACK_DAYS.on(on),
            "years": YEARS_KEPT.on(on),
            "first_url": "?" if number > 1 else None,
            "next_url": f"?page={number + 1}" if more else None,
        }


def evidence_lines(body):
    """The evidence that a body dealt with the child, in sentences."""
    return [evidence_line(seen) for seen in body.seen]


def evidence_line(seen):
    on = date_in_words(seen.on) if seen.on else ""
    match seen.what:
        case "told":
            return _("Told on %(day)s: %(what)s") % {"day": on, "what": note_in_words(seen.row)}
        case "referred":
            return _("Was asked to help, and answered on %(day)s: %(what)s") % {
                "day": on,
                "what": seen.row.get_kind_display(),
            }
        case "school":
            words = seen.row.get_attendance_display()
            return _("The record names it as the child's school: %(what)s") % {"what": words}
    return _("The record names it as the child's clinic")


class JudgeBody(ActPage):
    """Write what a person found about one body of a case; `number` is its place in the list, from 1."""

    act = actions.judge_body
    of = Case
    form_class = JudgementForm
    template = "oversight/found.html"

    def find_standing(self):
        (self.harm,) = evidence.harms_of([self.record], self.by)
        number = self.address["number"]
        if not 0 < number <= len(self.harm.bodies):
            raise Http404
        self.body = self.harm.bodies[number - 1]
        return self.body.judgement

    def answers(self):
        return self.form.answers() | {"key": self.body.key}

    def context(self):
        return {"harm": self.harm, "body": self.body, "lines": evidence_lines(self.body)}

    def destination(self, judgement):
        return reverse("oversight:duty")
