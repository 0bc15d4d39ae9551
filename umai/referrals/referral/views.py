"""The pages of a case's referrals: the list, asking a body, one referral, taking it back, a letter."""

from django.http import Http404
from django.urls import reverse

from umai.access.may import may
from umai.documents.reading import files_of
from umai.intake.cases.levels import risk_of
from umai.intake.cases.page import CaseActPage, CasePage
from umai.intake.models import Risk
from umai.law.terms.clock import today
from umai.law.terms.referrals import answer_by
from umai.planning.reading import measures_of
from umai.referrals.catalogue import offers
from umai.referrals.exchange import INDISPENSABLE, Field, inside, outside
from umai.referrals.referral import actions, answers, contents, rows
from umai.referrals.referral.forms import PaperForm, ReferForm, WithdrawForm
from umai.referrals.referral.models import Answer, Referral
from umai.referrals.referral.reading import of_case
from umai.referrals.referral.standing import standing_of

RELATED = ("service", "to_office", "agreement", "recorded_by", "reason", "measure")


class Listed(CasePage):
    """The referrals of a case: open ones first, each with how it stands."""

    look = "referrals.read"
    template = "referrals/of_case.html"

    def context(self):
        return {"referrals": of_case(self.case, self.by)}


class Choose(CasePage):
    """Choose what is asked of whom, from the catalogue for the child's place."""

    look = "referrals.refer"
    template = "referrals/choose.html"

    def context(self):
        found = offers.offers_for(self.case, on=today())
        return {
            "services": rows.offered(found, municipality_id=self.case.municipality_id),
            "measures": measures(self.case, self.by),
            "measure": measure_named(self.request, self.case),
        }


class Refer(CaseActPage):
    """Show what would be sent, field by field; send it."""

    act = actions.refer
    makes = Referral
    form_class = ReferForm
    template = "referrals/refer.html"

    def find(self):
        case, service, office = super().find(), self.address["service"], self.address["office"]
        self.offer = offers.offer_for(case, service, office, on=today())
        if self.offer is None:
            raise Http404
        if self.offer.terms is None:
            self.template = "referrals/no_agreement.html"
        self.measure = measure_named(self.request, case)
        self.urgent_anyway = risk_of(case) == Risk.URGENT
        return case

    def make_form(self):
        if self.offer.terms is None:
            return None
        self.known = contents.recorded(self.case, self.by, measure=self.measure.words if self.measure else "")
        return super().make_form()

    def form_options(self):
        return {"terms": self.offer.terms, "known": self.known, "urgent_anyway": self.urgent_anyway}

    def answers(self):
        asked = {"service": self.offer.service, "office": self.offer.office, "measure": self.measure}
        return self.form.answers() | asked

    def refuse(self, refusal):
        super().refuse(refusal)
        if isinstance(refusal, actions.ShownOtherwise):
            self.form.now_shown()

    def context(self):
        terms = self.offer.terms
        if terms is None:
            return {"offer": self.offer}
        certain = {INDISPENSABLE.value: self.known.get(INDISPENSABLE)}
        return {
            "offer": self.offer,
            "measure": self.measure,
            "certain": contents.lines_of(inside(terms, certain)),
            "kept_back": [Field(name).label for name in outside(terms, Field.values)],
            "unknown": [Field(name).label for name in unknown(terms, self.known)],
            "urgent_anyway": self.urgent_anyway,
            "answer_by": answer_by(today(), urgent=self.urgent_anyway),
            "answer_by_urgent": answer_by(today(), urgent=True),
        }

    def destination(self, referral):
        return referral


class Details(CasePage):
    """One referral: what was sent, why, what the body said, what is next."""

    of = Referral
    related = RELATED
    look = "referrals.read"
    template = "referrals/referral.html"

    def context(self):
        (standing,) = standing_of([self.record], self.by)
        return {
            "referral": self.record,
            "standing": standing,
            "sent": rows.sent(self.record),
            "about": rows.about(self.record),
            "answers": [rows.answer(one) for one in standing.answers],
            "may_withdraw": may(self.by, "referrals.withdraw", self.record),
            "may_answer": may(self.by, "referrals.answer_on_paper", self.record),
        }


class Withdraw(CaseActPage):
    """Ask why, then take the referral back."""

    act = actions.withdraw
    of = Referral
    related = RELATED
    form_class = WithdrawForm
    template = "referrals/withdraw.html"

    def context(self):
        return {"referral": self.record}


class AnswerOnPaper(CaseActPage):
    """Write down an answer that came by letter."""

    act = answers.answer_on_paper
    of = Referral
    related = RELATED
    makes = Answer
    form_class = PaperForm
    template = "referrals/on_paper.html"

    def initial(self):
        return {"answered_on": today()}

    def form_options(self):
        (standing,) = standing_of([self.record], self.by)
        files = [file for file in files_of(self.record, self.by) if not file.sealed]
        return {"accepted": standing.accepted is not None, "files": files}

    def context(self):
        attach = reverse("documents:attach", args=[self.case.child_id])
        return {"referral": self.record, "attach_url": f"{attach}?about=referrals.referral:{self.record.pk}"}


def measures(case, by):
    """The measures of both plans that are not over: what a body may be asked to carry out."""
    return [one.measure for one in measures_of(case, by) if not one.done.ended]


def measure_named(request, case):
    """The measure that the address names by its line, of this case; None where it names none."""
    asked = request.GET.get("measure", "")
    found = (one for one in measures(case, request.by) if str(one.line) == asked)
    return next(found, None) if asked else None


def unknown(terms, known):
    """What the agreement names and the record does not have."""
    not_recorded = (*contents.TYPED, Field.MEASURE)
    return [name for name in Field if name in terms.fields and name not in known and name not in not_recorded]
