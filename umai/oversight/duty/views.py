"""The duty to report: who dealt with a child before it was hurt, and what a person found about it."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.may import may
from umai.access.pages import ActPage, Page
from umai.design.days import in_words
from umai.intake.models import Case
from umai.law.duty import LOOKED_BACK, YEARS_KEPT
from umai.law.terms.clock import today
from umai.oversight.duty import actions, evidence
from umai.oversight.duty.forms import JudgementForm
from umai.prevention.words import observed_in_words


class Duty(Page):
    """The children who were hurt, and for each the bodies that dealt with it before and reported nothing."""

    look = "oversight.read"
    template = "oversight/duty.html"

    def context(self):
        on, number = today(), self.request.GET.get("page", "1")
        number = int(number) if number.isdecimal() and 0 < int(number) < 10_000 else 1
        harms, more = evidence.page(self.by, on=on, number=number)
        listed = [harm for harm in harms if harm.bodies]
        return {
            "harms": [(harm, [(body, lines_of(body)) for body in harm.bodies]) for harm in listed],
            "none": len(harms) - len(listed),
            "days": LOOKED_BACK.on(on),
            "years": YEARS_KEPT.on(on),
            "may_judge": may(self.by, "oversight.judge"),
            "first_url": "?" if number > 1 else None,
            "next_url": f"?page={number + 1}" if more else None,
        }


def lines_of(body):
    """What shows that a body dealt with the child, in sentences."""
    return [line_of(seen) for seen in body.seen]


def line_of(seen):
    on = in_words(seen.on) if seen.on else ""
    match seen.what:
        case "told":
            return _("Told on %(day)s: %(what)s") % {"day": on, "what": observed_in_words(seen.row)}
        case "referred":
            return _("Was asked to help, and answered on %(day)s: %(what)s") % {
                "day": on,
                "what": seen.row.get_kind_display(),
            }
        case "school":
            words = seen.row.get_attendance_display()
            return _("The record names it as the child's school: %(what)s") % {"what": words}
    return _("The record names it as the child's clinic")


class Judge(ActPage):
    """What a person found about one body of the list of this case (`number`: which, from 1)."""

    act = actions.judge
    of = Case
    form_class = JudgementForm
    template = "oversight/found.html"

    def find_standing(self):
        (self.harm,) = evidence.looked_into([self.record], self.by)
        number = self.address["number"]
        if not 0 < number <= len(self.harm.bodies):
            raise Http404
        self.body = self.harm.bodies[number - 1]
        return self.body.judgement

    def answers(self):
        return self.form.answers() | {"key": self.body.key}

    def context(self):
        return {"harm": self.harm, "body": self.body, "lines": lines_of(self.body)}

    def destination(self, judgement):
        return reverse("oversight:duty")
