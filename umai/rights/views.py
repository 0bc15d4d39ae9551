"""The page of a child's file on which everything about rights stands."""

from umai.access.permissions import may_do
from umai.register import merge_groups
from umai.register.child.page import FilePage
from umai.register.models import Child
from umai.rights.dispute.reading import disputes_of
from umai.rights.models import ErasureProposal, ExtractRequest, GivenConsent, LegalHold

OFFERED = (
    "ask_extract",
    "hand_notice",
    "dispute",
    "record_consent",
    "withdraw_consent",
    "hold",
    "propose_erasure",
)


class RightsOfChild(FilePage):
    """Who asked what is kept, consents, holds and proposals of erasure, and what can be done."""

    of = Child
    look = "rights.read"
    template = "rights/of_child.html"

    def context(self):
        ids = merge_groups.ids_of(self.record.pk, self.by)

        def rows(model, *related):
            found = model.objects.within_reach_of(self.by).filter(child_id__in=ids)
            return (found.select_related(*related) if related else found).order_by("-recorded_at")

        may = {name: may_do(self.by, f"rights.{name}", self.record) for name in OFFERED}
        return {
            "child": self.record,
            "asked": rows(ExtractRequest, "answer"),
            "consents": rows(GivenConsent, "withdrawal", "to_office"),
            "disputes": disputes_of(ids, self.by),
            "holds": rows(LegalHold),
            "erasures": rows(ErasureProposal, "erasure", "refusal"),
            "may": may,
        }
