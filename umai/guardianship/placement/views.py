"""The pages about one care: the child came there, and why brothers and sisters live apart."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import consult
from umai.guardianship.placement import actions
from umai.guardianship.placement.forms import PartingForm, PlacementDayForm
from umai.guardianship.placement.models import CarePlacement, PartingReason
from umai.register.child.file import file_of
from umai.register.child.page import FileActPage
from umai.register.family.care import CARE
from umai.register.models import CareArrangement, Child


class CarePage(FileActPage):
    """A page about one care of a child, from which one comes back to the child's page of guardianship."""

    of = CareArrangement
    template = "guardianship/of_care.html"
    title: Any = ""
    intro: Any = ""

    def find(self):
        return consult(CareArrangement, later_care_id(self.address["pk"], self.by), by=self.by)

    def context(self):
        care, by = self.record, self.by
        return {
            "title": self.title,
            "intro": self.intro,
            "button": _("Save"),
            "back": reverse("guardianship:of_child", args=[care.child_id]),
            "shown": self.shown(file_of(Child.objects.get(pk=care.child_id), by=by)),
        }

    def shown(self, file):
        """What stands above the form, a paragraph each."""
        return [CARE.words(self.record, file)]

    def destination(self, outcome):
        return reverse("guardianship:of_child", args=[outcome.child_id])


def later_care_id(pk, by):
    """The id of the row that stands in the place of this care by now, which was corrected; else the same."""
    with by.speaking():
        while later := CareArrangement.ever.filter(replaces_id=pk).values_list("pk", flat=True).first():
            pk = later
    return pk


class PlaceChild(CarePage):
    """Ask on which day the child came to this carer."""

    act = actions.place_child
    makes = CarePlacement
    form_class = PlacementDayForm
    title = gettext_lazy("The child came to this carer")
    intro = gettext_lazy("Somebody visits the child there soon after it came. My day says until when.")


class ExplainParting(CarePage):
    """Ask why the child lives apart from brothers and sisters."""

    act = actions.explain_parting
    makes = PartingReason
    form_class = PartingForm
    title = gettext_lazy("Brothers and sisters live apart")
    intro = gettext_lazy(
        "Children of one family stay together where they can. Where they cannot, the file says why."
    )
