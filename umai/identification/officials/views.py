"""The report of a school, a clinic or the police; and the answers to one's own reports."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from umai.access.doors import answer_not_found
from umai.access.pages import ActPage, Page
from umai.design.templatetags.design import clock_at
from umai.identification.hotline.write_page import WritePage, place_choices
from umai.identification.officials import actions
from umai.identification.officials.forms import FORM_OF, OfficialReportForm
from umai.identification.officials.models import BODY_OF, OfficialReport
from umai.identification.officials.reading import duty_row, own_reports
from umai.identification.signal.models import Signal
from umai.law.dated_values import Certainty, NoLawInForce
from umai.law.duty import HOURS, report_due_at
from umai.law.terms.clock import day_of
from umai.trail.entries import EntrySubject

OFFICIAL_FIELDS = ("answers", "texts", "learned_at")  # what is written in the `OfficialReport`


class ReportChild(WritePage):
    """Report a child for one's own body; the page shows until when the duty asks for it."""

    act = actions.report_child
    form_class = OfficialReportForm
    template = "identification/report.html"

    def make_form(self):
        self.form_class = FORM_OF[BODY_OF[self.by.role]]
        return super().make_form()

    def initial(self):
        now = timezone.localtime()
        folded = {"feared_works_here": None} | self.form_class.initial_of_body()
        return (
            super().initial()
            | folded
            | {
                "district": self.by.office.place.district_id,
                "learned_on": now.date(),
                "learned_time": now.time(),
            }
        )

    def form_options(self):
        return place_choices(self.request)

    def is_the_same(self, signal, answers):
        official = OfficialReport.objects.filter(signal=signal).first()
        of_signal = {name: value for name, value in answers.items() if name not in OFFICIAL_FIELDS}
        return (
            official is not None
            and super().is_the_same(signal, of_signal)
            and all(getattr(official, name) == answers[name] for name in OFFICIAL_FIELDS)
        )

    def context(self):
        return duty_of(self.form, self.by)

    def done_context(self, signal):
        official = OfficialReport.objects.filter(signal=signal).first()
        return {"duty": official and duty_row(official).value}


class OwnReports(Page):
    """What this worker wrote down and what became of each; reports with a new answer come first."""

    look = "identification.write_down"
    template = "identification/own.html"

    def context(self):
        return own_reports(self.by)


class MarkAnswersRead(ActPage):
    """Say that the answers to one's own report were read."""

    act = actions.mark_answers_read
    of = Signal

    def find(self):
        pk = self.address["pk"]
        if not Signal.objects.filter(pk=pk, recorded_by=self.by.pk).exists():
            answer_not_found("identification.hear", EntrySubject(Signal._meta.label_lower, pk), by=self.by)
        return self.by.office

    def perform(self):
        pk = self.address["pk"]
        if any(not row["heard"] for row in actions.answers_to_reports(pk)):
            return self.act(self.record, by=self.by, signal=pk)
        return self.record  # all answers were read before

    def destination(self, heard):
        return reverse("identification:own")


def duty_of(form, by):
    """Within how many hours this body must report, and until when, counted from what is typed or from now."""
    body, now = BODY_OF[by.role], timezone.now()
    learned = getattr(form, "cleaned_data", {}).get("learned_at") or now
    try:
        late_at = report_due_at(body, learned)
    except (NoLawInForce, OverflowError):
        learned, late_at = now, report_due_at(body, now)
    hours = HOURS[body].on(day_of(learned))
    words = ngettext(
        "Report within %(n)d hour of learning of it.", "Report within %(n)d hours of learning of it.", hours
    ) % {"n": hours}
    sure = HOURS[body].source_on(day_of(learned)).certainty is not Certainty.PRACTICE
    return {"duty": words, "clock": clock_at(late_at, now), "sure": sure}
