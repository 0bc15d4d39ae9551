"""The pages of reviews: what stands in the case, a new review, a case conference."""

from django.urls import reverse

from umai.access.permissions import may_do
from umai.documents.models import Document
from umai.intake.cases.levels import risk_of
from umai.intake.cases.page import CaseActPage, CasePage
from umai.intake.lowering.page import JudgesRisk
from umai.intake.models import Risk
from umai.law.terms.clock import today
from umai.review import lines, promises, reading
from umai.review.models import Conference, Review
from umai.review.reviews import actions
from umai.review.reviews.forms import ConferenceForm, PlanReviewForm

MAX_FILES = 50  # the newest ones, among which a scan can be chosen


class Reviews(CasePage):
    """List the reviews and conferences of a case, with what is due next."""

    look = "review.read"
    template = "review/of_case.html"

    def context(self):
        case, by = self.case, self.by
        reviews = Review.objects.within_reach_of(by).filter(case=case).order_by("-held_on", "-recorded_at")
        conferences = Conference.objects.within_reach_of(by).filter(case=case).order_by("-held_on")
        return {
            "stands": reading.reviews_of(case, by),
            "reviews": list(reviews.select_related("recorded_by")),
            "conferences": list(conferences.select_related("recorded_by")),
            "risk": dict(Risk.choices).get(risk_of(case), ""),
            "before": reading.closed_case_before(case, by),
            "may_record": not self.closed and may_do(by, "review.record", case),
            "may_propose": not self.closed and may_do(by, "review.propose_closing", case),
        }


class RecordReview(JudgesRisk, CaseActPage):
    """Show the promises of the plan with their state; ask whether it works, and how great the risk is."""

    act = actions.record_review
    makes = Review
    form_class = PlanReviewForm
    template = "review/new_review.html"

    def find_standing(self):
        return actions.latest_review_of(self.case)

    def initial(self):
        return {"held_on": today()}

    def form_options(self):
        return super().form_options() | {"files": files_of(self.case, self.by)}

    def context(self):
        return {
            "promised": lines.promise_rows(promises.measure_promises(self.case, self.by)),
            "asked": lines.promise_rows(promises.referral_promises(self.case, self.by)),
            "standing": lines.review_rows(self.standing) if self.standing else [],
        }

    def destination(self, review):
        return reverse("review:review", args=[self.case.pk, review.pk])


class ReviewPage(CasePage):
    """One review, with the promises of the plan and their state at that time."""

    of = Review
    related = ("recorded_by",)
    look = "review.read"
    template = "review/review.html"

    def context(self):
        return {
            "review": self.record,
            "rows": lines.review_rows(self.record),
            "promised": lines.stored_promise_rows(self.record.promised),
            "scan": scan_of(self.record, self.by),
        }


class RecordConference(CaseActPage):
    """Ask who came, what was talked about and what was decided; a button adds more rows."""

    act = actions.record_conference
    makes = Conference
    form_class = ConferenceForm
    template = "review/new_conference.html"

    def form_options(self):
        return {"files": files_of(self.case, self.by)}

    def make_form(self):
        if "more" in self.request.POST:
            return ConferenceForm.with_more_rows(self.request.POST, **self.form_options())
        return super().make_form()

    def destination(self, conference):
        return reverse("review:conference", args=[self.case.pk, conference.pk])


class ConferencePage(CasePage):
    """One conference: who came, what was talked about, what was decided."""

    of = Conference
    related = ("recorded_by",)
    look = "review.read"
    template = "review/conference.html"

    def context(self):
        return {
            "conference": self.record,
            "rows": lines.conference_rows(self.record),
            "decisions": lines.decision_rows(self.record),
            "scan": scan_of(self.record, self.by),
        }


def files_of(case, by):
    """The newest files of the child, among which the scan of a paper may be."""
    rows = Document.objects.within_reach_of(by).filter(child_id=case.child_id)
    return list(rows.order_by("-recorded_at")[:MAX_FILES])


def scan_of(row, by):
    """The scan of a paper, for whoever reaches it; None where there is none."""
    return row.scan_id and Document.objects.within_reach_of(by).filter(pk=row.scan_id).first()
