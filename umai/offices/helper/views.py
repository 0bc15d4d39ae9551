"""The page on which it is said who helps with the program."""

from django.urls import reverse

from umai.access.pages import ActPage
from umai.offices import staff
from umai.offices.helper import actions
from umai.offices.helper.forms import HelperForm
from umai.offices.helper.reading import helper_of
from umai.staff.models import Office


class SetHelper(ActPage):
    """Say who helps the workers of this office with the program."""

    act = actions.set_helper
    of = Office
    form_class = HelperForm
    template = "offices/set_helper.html"

    def find(self):
        return staff.find_office(self.address["pk"], by=self.by)

    def initial(self):
        stands = helper_of(self.record)
        return {name: getattr(stands, name) for name in ("name", "phone", "hours")} if stands else {}

    def context(self):
        return {"office": self.record}

    def destination(self, helper):
        return reverse("offices:office", args=[helper.office_id])
