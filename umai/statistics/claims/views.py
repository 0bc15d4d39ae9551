"""The pages of published claims: all of them, enter one, one beside the rows, withdraw it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.statistics.claims import actions
from umai.statistics.claims.forms import ClaimForm, WithdrawalForm
from umai.statistics.claims.models import ClaimWithdrawal, PublishedClaim
from umai.statistics.claims.reading import checked, claim_rows, claims_page, find_claim, withdrawal_of


class Claims(Page):
    """What was published, the latest first, each with what the rows say of it."""

    look = "statistics.read"
    template = "statistics/claims.html"

    def context(self):
        return {"claims": claims_page(self.by), "enters": may_do(self.by, "statistics.enter_claim")}


class EnterClaim(ActPage):
    """Write down what somebody published."""

    act = actions.enter_claim
    makes = PublishedClaim
    form_class = ClaimForm
    template = "statistics/enter_claim.html"
    message = gettext_lazy("The sentence stands here, with what the rows say of it.")

    def perform(self):
        return self.act(self.by.office, by=self.by, **self.answers())

    def destination(self, claim):
        return claim


class ClaimPage(ActPage):
    """A claim beside the rows; here the office that entered it may withdraw it."""

    act = actions.withdraw_claim
    look = "statistics.read"
    makes = ClaimWithdrawal
    form_class = WithdrawalForm
    template = "statistics/claim.html"
    message = gettext_lazy("It is marked as withdrawn.")

    def find(self):
        return find_claim(self.address["pk"], by=self.by)

    def writes(self):
        own = self.record.office_id == self.by.office.pk
        return own and withdrawal_of(self.record) is None and super().writes()

    def belongs(self):
        return {"claim_id": self.record.pk}

    def context(self):
        return {
            "one": checked(self.record),
            "rows": claim_rows(self.record),
            "back": reverse("statistics:claims"),
        }
