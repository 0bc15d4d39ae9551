"""The pages of a check: look for what is known, write who was heard, accept against a warning, the counts."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.guardianship.applications.lines import application_rows
from umai.guardianship.applications.state import application_state
from umai.guardianship.applications.views import ApplicationPage
from umai.guardianship.vetting import actions
from umai.guardianship.vetting.counts import COUNTED_DAYS, counted_checks
from umai.guardianship.vetting.forms import AcceptanceAnswerForm, AcceptanceForm, HearingForm
from umai.guardianship.vetting.models import AcceptanceAnswer, AcceptanceProposal, ApplicantHearing
from umai.guardianship.vetting.reading import vetting_of, vetting_of_proposal
from umai.register.child.page import FileActPage


class CheckHousehold(ApplicationPage):
    """What a check of the household answers, what follows from it, and the button that looks."""

    act = actions.check_household
    look = "guardianship.read"
    template = "guardianship/household.html"

    def context(self):
        application, by = self.record, self.by
        is_open = application_state(application, by).is_open
        found = vetting_of(application, by)
        proposes = found.warns and not found.is_accepted and (found.proposal is None or found.answer)
        return {
            "vetting": found,
            "checks": is_open and may_do(by, "guardianship.check_household", application),
            "hears": is_open and may_do(by, "guardianship.hear_applicant", application),
            "proposes": is_open and proposes and may_do(by, "guardianship.propose_acceptance", application),
        }

    def destination(self, outcome):
        return reverse("guardianship:household", args=[self.record.pk])


class HearApplicant(ApplicationPage):
    """Write whether the applicant was heard."""

    act = actions.hear_applicant
    makes = ApplicantHearing
    form_class = HearingForm
    template = "guardianship/application_form.html"

    def context(self):
        return {"title": gettext_lazy("Was the applicant heard?")}


class ProposeAcceptance(ApplicationPage):
    """Ask why the applicant is accepted against a warning."""

    act = actions.propose_acceptance
    makes = AcceptanceProposal
    form_class = AcceptanceForm
    template = "guardianship/application_form.html"
    message = gettext_lazy("Another person has to agree now.")

    def context(self):
        return {"title": gettext_lazy("Accept the applicant against a warning")}


class AnswerAcceptance(FileActPage):
    """What one person proposed, and the question to another person."""

    act = actions.answer_acceptance
    of = AcceptanceProposal
    related = ("recorded_by", "application__child", "household_check")
    makes = AcceptanceAnswer
    form_class = AcceptanceAnswerForm
    template = "guardianship/acceptance.html"

    def context(self):
        application = self.record.application
        return {
            "proposal": self.record,
            "application": application,
            "rows": application_rows(application, self.by),
            "vetting": vetting_of_proposal(self.record, self.by),
        }

    def destination(self, outcome):
        return self.record.application


class CountedChecks(Page):
    """How often each worker had households looked for: a check is no means against a rival."""

    look = "guardianship.checks.read"
    template = "guardianship/checks.html"

    def context(self):
        return {"counted": counted_checks(self.by), "days": COUNTED_DAYS.days}
