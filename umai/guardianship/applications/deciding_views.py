"""The pages on which an application is decided: granted, refused, sent to the court."""

from django.utils.translation import gettext_lazy

from umai.guardianship.applications import deciding
from umai.guardianship.applications.doubts import doubts_about_applicant
from umai.guardianship.applications.forms import CourtForm, GrantForm, RefusalForm
from umai.guardianship.applications.models import ApplicationDecision, ApplicationStage
from umai.guardianship.applications.views import ApplicationPage
from umai.register.child.ending_page import EndingPage
from umai.register.consequences.change import FactChange
from umai.register.consequences.declared import endings_of
from umai.register.kinds import CARE
from umai.register.models import CareArrangement


class SendToCourt(ApplicationPage):
    """Write that an application was sent to the court."""

    act = deciding.send_to_court
    makes = ApplicationStage
    form_class = CourtForm
    template = "guardianship/application_form.html"

    def context(self):
        return {"title": gettext_lazy("Send it to the court")}


class GrantApplication(EndingPage, ApplicationPage):
    """Write the decision that grants an application; what ends with the new care is shown once before."""

    act = deciding.grant
    makes = ApplicationDecision
    form_class = GrantForm
    template = "guardianship/grant.html"

    def endings(self):
        """What ends with the care by the applicant, where it is new."""
        day = self.form.answers()["in_force_on"]
        if deciding.care_before(self.record, day, self.by) is not None:
            return []
        fields = deciding.fields_of_grant(self.record, day, self.by)
        return endings_of(CARE, FactChange(self.record.child, self.by, CareArrangement(**fields)))

    def context(self):
        return {"reactions": self.reactions, "doubts": doubts_about_applicant(self.record, self.by)}


class RefuseApplication(ApplicationPage):
    """Write the decision that refuses an application."""

    act = deciding.refuse_application
    makes = ApplicationDecision
    form_class = RefusalForm
    template = "guardianship/application_form.html"

    def context(self):
        return {"title": gettext_lazy("It was refused")}
