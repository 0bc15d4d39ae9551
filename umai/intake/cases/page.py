"""Base classes of the pages of a case, or of a row of a case."""

from functools import cached_property

from django.db.models import Model
from django.http import Http404

from umai.access.doors import consult
from umai.access.pages import ActPage
from umai.intake.cases.actions import is_closed
from umai.intake.cases.models import Case
from umai.register.child.page import FilePage


class CasePage(FilePage):
    """A page of a case.

    The address names the case as `case`, or as `pk` where the page is about the case itself. The
    record is the case, or the row of it that the address names as `pk`; a row of another case is 404.
    """

    of: type[Model] = Case
    case: Case

    def find(self):
        number = self.address.get("case") or self.address["pk"]
        self.case = consult(Case, number, by=self.by)
        if self.of is Case:
            return self.case
        record = super().find()
        if record.case_id != self.case.pk:
            raise Http404
        return record

    @cached_property
    def closed(self) -> bool:
        return is_closed(self.case)

    def head(self):
        return super().head() | {"case": self.case, "closed": self.closed}


class CaseActPage(CasePage, ActPage):
    """A page on which something is written in a case. In a closed case the form is not shown.

    A form that was sent stays on the page with what was typed, also when the case was closed meanwhile:
    the templates include `intake/case_form.html`.
    """

    in_closed_case = False
    """Whether the act is done in a closed case too, so that the form is shown there."""

    def writes(self) -> bool:
        return (self.in_closed_case or not self.closed) and super().writes()
