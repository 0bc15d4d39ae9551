"""The pages of a review after a death: begin it, read it, conclude it, answer it, and the list of deaths."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.law.terms.clock import day_of, today
from umai.register.child.page import FileActPage, FilePage
from umai.register.models import Child
from umai.self_harm.deaths import actions
from umai.self_harm.deaths.forms import AnswerReviewForm, BeginReviewForm, ConcludeReviewForm
from umai.self_harm.deaths.known import known_before
from umai.self_harm.deaths.models import DeathAnswer, DeathConclusion, DeathReview
from umai.self_harm.deaths.state import conclusion_of, offices_that_answer, reviews_within
from umai.self_harm.path.state import names_shown, paths_of


class BeginReview(FileActPage):
    """Ask on which day the child died, and why the death is reviewed."""

    act = actions.begin_review
    of = Child
    makes = DeathReview
    form_class = BeginReviewForm
    template = "self_harm/begin_review.html"

    def initial(self):
        path = next((one for one in paths_of(self.record.pk, self.by) if one.is_death), None)
        return {"died_on": day_of(path.happened_at)} if path else {}

    def context(self):
        return {"back": reverse("self_harm:reviews")}

    def destination(self, review):
        return review


class ShowReview(FilePage):
    """A review: what was known and what was not done, what was found, and what the body answered."""

    of = DeathReview
    look = "self_harm.review.read"
    template = "self_harm/review.html"

    def context(self):
        conclusion = conclusion_of(self.record, self.by)
        answer = getattr(conclusion, "answer", None) if conclusion else None
        assembles = may_do(self.by, "self_harm.conclude_review", self.record)
        owes = conclusion is not None and answer is None and conclusion.body_id == self.by.office.pk
        return {
            "review": self.record,
            "known": known_before(self.record, self.by) if assembles else None,
            "conclusion": conclusion,
            "answer": answer,
            "concludes": assembles and conclusion is None,
            "answers": owes and may_do(self.by, "self_harm.answer_review", conclusion),
            "late": conclusion is not None and answer is None and conclusion.answer_due_on < today(),
        }


class ConcludeReview(FileActPage):
    """Ask what was found, what is to change, and which office answers."""

    act = actions.conclude_review
    of = DeathReview
    makes = DeathConclusion
    form_class = ConcludeReviewForm
    template = "self_harm/conclude.html"

    def form_options(self):
        return {"offices": offices_that_answer(self.record)}

    def context(self):
        return {"known": known_before(self.record, self.by), "back": self.record.get_absolute_url()}

    def destination(self, outcome):
        return self.record


class AnswerReview(FileActPage):
    """Ask what the office changes."""

    act = actions.answer_review
    of = DeathConclusion
    related = ("review",)
    makes = DeathAnswer
    form_class = AnswerReviewForm
    template = "self_harm/answer_review.html"
    message = gettext_lazy("The answer is written down.")

    def context(self):
        return {"conclusion": self.record, "back": self.record.review.get_absolute_url()}

    def destination(self, outcome):
        return self.record.review


class DeathReviews(Page):
    """Deaths within reach that nobody reviews yet, and the reviews with what they wait for."""

    look = "self_harm.review.read"
    template = "self_harm/reviews.html"

    def context(self):
        by = self.by
        reviews, deaths = reviews_within(by)
        children = {one.child_id for one in reviews} | {child for child, _day in deaths}
        names = names_shown("self_harm.reviews", [one.pk for one in reviews], children, by)
        begins = may_do(by, "self_harm.begin_review")
        return {
            "deaths": [
                (
                    names.get(child) or _("Name not known"),
                    reverse("self_harm:begin_review" if begins else "casefile:child", args=[child]),
                    day,
                )
                for child, day in deaths
            ],
            "reviews": [
                (names.get(one.child_id) or _("Name not known"), one.url, one.state, one.due_on, one.late)
                for one in reviews
            ],
        }
