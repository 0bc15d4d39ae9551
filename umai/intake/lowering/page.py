"""What the pages have in common on which the risk of a case is judged."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from umai.intake.cases.levels import waiting_lowering_of
from umai.intake.cases.page import CaseActPage
from umai.intake.lowering.forms import LoweringQuestions

if TYPE_CHECKING:
    Judging = CaseActPage
else:
    Judging = object


class JudgesRisk(Judging):
    """Before `CaseActPage`: its form asks why a risk is lower, and the next page says that one waits."""

    def form_options(self) -> dict[str, Any]:
        return super().form_options() | {"case": self.case}

    @property
    def message(self) -> Any:
        return waiting_in_words(self.case)


def judged_in(case, form_class) -> dict[str, Any]:
    """The case, as an argument of a form of this class that judges its risk; nothing for any other."""
    return {"case": case} if form_class is not None and issubclass(form_class, LoweringQuestions) else {}


def waiting_in_words(case) -> str:
    """The sentence that a lower risk waits for a second person in this case; "" where none does."""
    if waiting_lowering_of(case) is None:
        return ""
    return _("The lower risk waits until another person agrees. Until then the higher risk stands.")
