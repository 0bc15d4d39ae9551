"""Pages on which something about the visits of a case is written."""

from django.urls import reverse

from umai.intake.cases.page import CaseActPage


class VisitsActPage(CaseActPage):
    """A page that leads back to the visits of the case."""

    def destination(self, outcome):
        return reverse("visits:of_case", args=[self.case.pk])
