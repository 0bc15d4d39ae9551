"""The pages of a case's referrals: the list, asking a body, one referral, taking it back, a letter."""

from django.http import Http404
from django.urls import reverse

from umai.access.permissions import may_do
from umai.documents.reading import files_of
from umai.intake.cases.levels import risk_of
from umai.intake.cases.page import CaseActPage, CasePage
from umai.intake.models import Risk
from umai.law.terms.clock import today
from umai.law.terms.referrals import referral_answer_due_on
from umai.planning.reading import measures_of
from umai.referrals.catalogue import offers
from umai.referrals.exchange import INDISPENSABLE, ExchangeField, agreed_values, fields_not_agreed
from umai.referrals.referral import actions, answers, contents, rows
from umai.referrals.referral.forms import PaperAnswerForm, SendReferralForm, WithdrawReferralForm
from umai.referrals.referral.models import Referral, ReferralAnswer
from umai.referrals.referral.reading import referrals_of
from umai.referrals.referral.state import with_answers

RELATED = ("service", "to_office", "agreement", "recorded_by", "reason", "measure")


class ReferralList(CasePage):
    """The referrals of a case: open ones first, each with its state."""

    look = "referrals.read"
    template = "referrals/of_case.html"

    def context(self):
        return {"referrals": referrals_of(self.case, self.by)}


class ChooseService(CasePage):
    """Choose a service and a body from the catalogue for the child's place."""

    look = "referrals.refer"
    template = "referrals/choose.html"

    def context(self):
        found = offers.offers_for(self.case, on=today())
        return {
            "services": rows.offers_by_service(found, municipality_id=self.case.municipality_id),
            "measures": open_measures(self.case, self.by),
            "measure": measure_named(self.request, self.case),
        }


class SendReferral(CaseActPage):
    """Show what would be sent, field by field; send it."""

    act = actions.send_referral
    makes = Referral
    form_class = SendReferralForm
    template = "referrals/refer.html"

    def find(self):
        case, service, office = super().find(), self.address["service"], self.address["office"]
        offer = offers.offer_for(case, service, office, on=today())
        if offer is None:
            raise Http404
        self.offer = offer
        if self.offer.terms is None:
            self.template = "referrals/no_agreement.html"
        self.measure = measure_named(self.request, case)
        self.urgent_anyway = risk_of(case) == Risk.URGENT
        return case

    def make_form(self):
        if self.offer.terms is None:
            return None
        self.recorded = contents.recorded_values(
            self.case, self.by, measure=self.measure.words if self.measure else ""
        )
        return super().make_form()

    def form_options(self):
        return {"terms": self.offer.terms, "recorded": self.recorded, "urgent_anyway": self.urgent_anyway}

    def answers(self):
        chosen = {"service": self.offer.service, "office": self.offer.office, "measure": self.measure}
        return self.form.answers() | chosen

    def refuse(self, refusal):
        super().refuse(refusal)
        if isinstance(refusal, actions.RecordChanged):
            self.form.renew_shown()

    def context(self):
        terms = self.offer.terms
        if terms is None:
            return {"offer": self.offer}
        certain = {INDISPENSABLE.value: self.recorded.get(INDISPENSABLE)}
        return {
            "offer": self.offer,
            "measure": self.measure,
            "certain": contents.field_rows(agreed_values(terms, certain)),
            "kept_back": [
                ExchangeField(name).label for name in fields_not_agreed(terms, ExchangeField.values)
            ],
            "unknown": [ExchangeField(name).label for name in unknown_fields(terms, self.recorded)],
            "urgent_anyway": self.urgent_anyway,
            "answer_by": referral_answer_due_on(today(), urgent=self.urgent_anyway),
            "answer_by_urgent": referral_answer_due_on(today(), urgent=True),
        }

    def destination(self, referral):
        return referral


class ReferralPage(CasePage):
    """One referral: what was sent and why, the answers, and what can be done next."""

    of = Referral
    related = RELATED
    look = "referrals.read"
    template = "referrals/referral.html"

    def context(self):
        (standing,) = with_answers([self.record], self.by)
        return {
            "referral": self.record,
            "standing": standing,
            "sent": rows.sent_rows(self.record),
            "about": rows.referral_rows(self.record),
            "answers": [rows.answer_rows(one) for one in standing.answers],
            "may_withdraw": may_do(self.by, "referrals.withdraw", self.record),
            "may_answer": may_do(self.by, "referrals.answer_on_paper", self.record),
        }


class WithdrawReferral(CaseActPage):
    """Ask for the reason, and take the referral back."""

    act = actions.withdraw_referral
    of = Referral
    related = RELATED
    form_class = WithdrawReferralForm
    template = "referrals/withdraw.html"

    def context(self):
        return {"referral": self.record}


class RecordPaperAnswer(CaseActPage):
    """Record an answer that came by letter."""

    act = answers.record_paper_answer
    of = Referral
    related = RELATED
    makes = ReferralAnswer
    form_class = PaperAnswerForm
    template = "referrals/on_paper.html"
    in_closed_case = True

    def form_options(self):
        (standing,) = with_answers([self.record], self.by)
        files = [file for file in files_of(self.record, self.by) if not file.sealed]
        return {"accepted": standing.accepted is not None, "files": files}

    def context(self):
        attach = reverse("documents:attach", args=[self.case.child_id])
        return {"referral": self.record, "attach_url": f"{attach}?about=referrals.referral:{self.record.pk}"}


def open_measures(case, by):
    """The measures of both plans that have not ended, which a body may be asked to carry out."""
    return [one.measure for one in measures_of(case, by) if not one.ended]


def measure_named(request, case):
    """The measure that the address names by its line, of this case; None where it names none."""
    line = request.GET.get("measure", "")
    found = (one for one in open_measures(case, request.by) if str(one.line) == line)
    return next(found, None) if line else None


def unknown_fields(terms, recorded):
    """The fields that the agreement names and the record does not have."""
    not_recorded = (*contents.TYPED_FIELDS, ExchangeField.MEASURE)
    return [
        name
        for name in ExchangeField
        if name in terms.fields and name not in recorded and name not in not_recorded
    ]
