"""The pages of a consent: it is given, and withdrawn."""

from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.referrals.catalogue.models import BODIES
from umai.rights.consent import actions
from umai.rights.consent.forms import ConsentForm, WithdrawConsentForm
from umai.rights.consent.models import GivenConsent
from umai.rights.page import ChildRightsPage, RightsActPage
from umai.staff.models import Office


class RecordConsent(ChildRightsPage):
    """Write down a consent to what nobody has to accept."""

    act = actions.record_consent
    makes = GivenConsent
    form_class = ConsentForm
    title = gettext_lazy("Consent")
    lead = gettext_lazy(
        "Only for what the family may refuse. Protection, visits and what the law orders need no consent:"
        " do not ask for it there."
    )
    button = gettext_lazy("Write it down")

    def bodies(self):
        return Office.objects.filter(kind__in=BODIES, place__district_id=self.record.district_id)

    def form_options(self):
        bodies = [(str(one.pk), str(one)) for one in self.bodies().select_related("place")]
        return {"kin": self.kin(), "bodies": bodies}

    def answers(self):
        answers = super().answers()
        chosen = answers["to_office"] and self.bodies().filter(pk=answers["to_office"]).first()
        adult = UUID(answers["adult_id"]) if answers["adult_id"] else None
        return answers | {"adult_id": adult, "to_office": chosen or None}


class WithdrawConsent(RightsActPage):
    """Write down who withdrew a consent; nothing more is shared by it from then on."""

    act = actions.withdraw_consent
    of = GivenConsent
    related = ("to_office",)
    form_class = WithdrawConsentForm
    title = gettext_lazy("Withdraw the consent")
    lead = gettext_lazy(
        "From this moment nothing more is shared. What was shared before cannot be taken back."
    )
    button = gettext_lazy("Withdraw it")
    message = gettext_lazy("Nothing more is shared by this consent.")

    def rows(self):
        return [
            SummaryRow(_("What is agreed to"), capfirst(self.record.get_purpose_display())),
            SummaryRow(_("Who may use it"), str(self.record.to_office or self.record.to_whom)),
            SummaryRow(_("Until which day"), date_in_words(self.record.until_on)),
        ]
