"""The half-year report of a Commission, and the control over the Commissions of an oblast or the country."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from umai.access.doors import answer_not_found, note_shown
from umai.access.pages import ActPage, Page
from umai.commission.control.actions import send_report
from umai.commission.control.district import late_of, sessions_of, waiting_of
from umai.commission.control.figures import counts_of, district_lines, running_half
from umai.commission.control.forms import SentForm
from umai.commission.control.map import LEGEND, map_of
from umai.commission.control.models import HalfYearSent
from umai.commission.control.reading import half_to_show, owed_halves, report_of
from umai.commission.papers import sheets
from umai.design.days import date_in_words
from umai.documents.papers import LANGUAGES, as_pdf_response, render_pdf
from umai.law.terms.clock import today
from umai.law.terms.commission import half_year_before, report_due_on
from umai.planning.editions.bodies import deciding_districts
from umai.planning.reading import waiting_editions
from umai.trail.entries import EntrySubject

REPORT_ROWS = {
    "due": gettext_lazy("Sessions that were due"),
    "held": gettext_lazy("Sessions held"),
    "not_held": gettext_lazy("Sessions that were convened and not held"),
    "agreed": gettext_lazy("Plans agreed to"),
    "returned": gettext_lazy("Plans sent back"),
    "cases": gettext_lazy("Cases and earlier decisions decided"),
    "heard": gettext_lazy("of these with the child heard beforehand"),
    "not_heard": gettext_lazy("of these without the child being heard"),
    "postponed": gettext_lazy("Matters put off"),
    "against_family": gettext_lazy("Decisions against the will of the family"),
    "owed": gettext_lazy("Decisions whose day fell into these days"),
    "in_time": gettext_lazy("of these carried out in time"),
    "late": gettext_lazy("of these carried out late"),
    "overdue": gettext_lazy("of these not carried out"),
}


class HalfYearReport(Page):
    """The report that is owed, or the last one, filled from the rows; the half-year that runs beside it."""

    look = "commission.half_year.read"
    template = "commission/half_year.html"

    def context(self):
        half, now = half_to_show(self.by), running_half()
        sent, counts = report_of(half, self.by), counts_of(self.by, half)
        return {
            "half": half,
            "due_on": report_due_on(half.to_on),
            "sent": sent,
            "owed": half in owed_halves(self.by),
            "lines": report_lines(sent.figures if sent else counts),
            "differs": sent is not None and sent.figures != counts,
            "running": now,
            "running_lines": report_lines(counts_of(self.by, now)),
            "languages": LANGUAGES.items(),
        }


class SendReport(ActPage):
    """Say that the report of a half-year was sent: of the oldest of which nobody said so."""

    act = send_report
    makes = HalfYearSent
    form_class = SentForm
    template = "commission/act.html"
    message = gettext_lazy("The report stands as sent. The oblast and the Ministry see the day.")

    def find(self):
        return self.by.office

    def initial(self):
        return {"half_ends_on": half_to_show(self.by).to_on}

    def context(self):
        half = half_to_show(self.by)
        return {
            "title": _("The half-year report was sent"),
            "button": _("Write it down"),
            "intro": _("The numbers of this moment are kept with it. Print and sign it before."),
            "back": reverse("commission:half_year"),
            "guide": "",
            "lines": [
                (_("From"), date_in_words(half.from_on)),
                (_("Until"), date_in_words(half.to_on)),
                (_("Due by"), date_in_words(report_due_on(half.to_on))),
            ],
        }

    def destination(self, outcome):
        return reverse("commission:half_year")


class PrintHalfYear(Page):
    """The report that the page shows as PDF in Kyrgyz or Russian; as it was sent, once it was."""

    look = "commission.half_year.read"

    def respond(self):
        language = self.address["language"]
        if language not in LANGUAGES:
            raise Http404
        half = half_to_show(self.by)
        sent = report_of(half, self.by)
        with override(language):
            head = [
                [_("Body"), str(self.by.office)],
                [_("From"), date_in_words(half.from_on)],
                [_("Until"), date_in_words(half.to_on)],
                [_("Due by"), date_in_words(report_due_on(half.to_on))],
            ]
            counts = sent.figures if sent else counts_of(self.by, half)
            rows = [[str(label), str(number)] for label, number in report_lines(counts)]
            values = sheets.sheet(
                _("Half-year report of the Commission"),
                head,
                [sheets.section(_("Figures"), rows)],
                signing=[_("Chair"), _("Secretary")],
            )
        pdf = render_pdf(sheets.TEMPLATE, values, language, record=self.by.office.pk)
        return as_pdf_response(pdf, f"half-year-{half.to_on.isoformat()}-{language}")


class Control(Page):
    """The Commissions side by side and on a map: sessions, what waits, decisions; those that sleep first."""

    look = "commission.control.read"
    template = "commission/control.html"

    def context(self):
        days = running_half()
        note_shown("commission.control", [], [], by=self.by)
        lines = district_lines(self.by, days.from_on, days.to_on)
        reported = half_year_before(today())
        return {
            "days": days,
            "lines": lines,
            "asleep": sum(one.asleep for one in lines),
            "most": max((one.longest or 0 for one in lines), default=0),
            "map": map_of(lines),
            "legend": LEGEND,
            "reported": reported,
            "report_due_on": report_due_on(reported.to_on),
        }


class ControlDistrict(Page):
    """The rows behind the line of one district: its sessions, what waits, decisions that are late."""

    right_to_find = "commission.control.read"
    template = "commission/control_district.html"

    def find(self):
        days = running_half()
        lines = district_lines(self.by, days.from_on, days.to_on)
        found = next((one for one in lines if one.place.pk == self.address["pk"]), None)
        if found is None:
            answer_not_found(self.right_to_find, EntrySubject("list", self.by.pk), by=self.by)
        return found

    def context(self):
        pk, days = self.record.place.pk, half_year_before(today())
        note_shown("commission.control", [], [], by=self.by)
        return {
            "line": self.record,
            "since_on": days.from_on,
            "sessions": sessions_of(self.by, pk, days.from_on),
            "waiting": waiting_of(self.by, pk),
            "late": late_of(self.by, pk),
        }


class Desk(Page):
    """For the head of the local administration: plans to approve, and how the district's Commission does."""

    look = "commission.desk.read"
    template = "commission/desk.html"

    def context(self):
        own = deciding_districts(self.by)
        return {
            "mine": [one for one in waiting_editions(self.by) if one.mine],
            "late": [row for district in own for row in late_of(self.by, district)],
        }


def report_lines(counts):
    """The rows of the report: label and number."""
    return [(label, counts[name]) for name, label in REPORT_ROWS.items()]
