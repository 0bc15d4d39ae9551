"""The half-year report of a Commission, and the control over the Commissions of an oblast or the country."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from umai.access.doors import note_shown
from umai.access.pages import Page
from umai.commission.control.figures import district_lines, figures
from umai.commission.papers import sheets
from umai.design.days import date_in_words
from umai.documents.papers import as_pdf_response, render_pdf
from umai.law.terms.clock import today
from umai.law.terms.commission import HalfYear, half_year_before, half_year_of, report_due_on, sessions_due

REPORT_ROWS = (
    ("held", gettext_lazy("Sessions held")),
    ("not_held", gettext_lazy("Sessions that were convened and not held")),
    ("agreed", gettext_lazy("Plans agreed to")),
    ("returned", gettext_lazy("Plans sent back")),
    ("cases", gettext_lazy("Cases and earlier decisions decided")),
    ("postponed", gettext_lazy("Matters put off")),
    ("children_heard", gettext_lazy("Children who were heard beforehand")),
    ("not_heard", gettext_lazy("Matters in which the child was not heard")),
    ("against_family", gettext_lazy("Decisions against the will of the family")),
    ("owed", gettext_lazy("Decisions whose day fell into these days")),
    ("in_time", gettext_lazy("of these carried out in time")),
    ("late", gettext_lazy("of these carried out late")),
    ("overdue", gettext_lazy("of these not carried out")),
)


class HalfYearReport(Page):
    """The report of the last half-year, filled from the rows; the half-year that runs beside it."""

    look = "commission.half_year.read"
    template = "commission/half_year.html"

    def context(self):
        half, running = half_year_before(today()), half_year_of(today())
        now = HalfYear(running.from_on, min(running.to_on, today()))
        return {
            "half": half,
            "due_on": report_due_on(half.to_on),
            "lines": report_lines(self.by, half),
            "running": now,
            "running_lines": report_lines(self.by, now),
            "languages": sheets.LANGUAGES.items(),
        }


class PrintHalfYear(Page):
    """The report of the last half-year as PDF in Kyrgyz or Russian."""

    look = "commission.half_year.read"

    def respond(self):
        language = self.address["language"]
        if language not in sheets.LANGUAGES:
            raise Http404
        half = half_year_before(today())
        with override(language):
            head = [
                [_("Body"), str(self.by.office)],
                [_("From"), date_in_words(half.from_on)],
                [_("Until"), date_in_words(half.to_on)],
                [_("Due by"), date_in_words(report_due_on(half.to_on))],
            ]
            rows = [[str(label), str(number)] for label, number in report_lines(self.by, half)]
            values = sheets.sheet(
                _("Half-year report of the Commission"),
                head,
                [sheets.section(_("Figures"), rows)],
                signing=[_("Chair"), _("Secretary")],
            )
        pdf = render_pdf(sheets.TEMPLATE, values, language, record=self.by.office.pk)
        return as_pdf_response(pdf, f"half-year-{half.to_on.isoformat()}-{language}")


class Control(Page):
    """The Commissions side by side: sessions, what waits, decisions, children; those that sleep first."""

    look = "commission.control.read"
    template = "commission/control.html"

    def context(self):
        half = half_year_of(today())
        days = HalfYear(half.from_on, min(half.to_on, today()))
        note_shown("commission.control", [], [], by=self.by)
        lines = district_lines(self.by, days.from_on, days.to_on)
        return {"days": days, "lines": lines, "asleep": sum(one.asleep for one in lines)}


def report_lines(by, half):
    """The rows of the report: label and number; sessions that were due come first."""
    found = figures(by, half.from_on, half.to_on)
    due = [(_("Sessions that were due"), sessions_due(half.from_on, half.to_on))]
    return due + [(label, sum(getattr(one, name) for one in found)) for name, label in REPORT_ROWS]
