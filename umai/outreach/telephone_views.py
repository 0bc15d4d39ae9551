"""The pages for telephones of offices that may be printed: the list, and the form of one."""

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.pages import ActPage, Page
from umai.outreach import actions
from umai.outreach.contacts import offices_on_paper, telephone_of
from umai.outreach.forms import TelephoneForm
from umai.outreach.models import Hours
from umai.outreach.reading import row_or_404
from umai.staff.models import Office


class Telephones(Page):
    """The offices of the district, each with the telephone that is on its posters."""

    look = "outreach.record_telephone"
    template = "outreach/telephones.html"

    def context(self):
        offices = offices_on_paper(self.by)
        return {"rows": [(office, telephone_in_words(telephone_of(office))) for office in offices]}


def telephone_in_words(telephone):
    """A telephone and its hours, in the words of a page."""
    if telephone is None:
        return ""
    if telephone.hours == Hours.WORKING_DAYS:
        hours = _("on working days from %(begin)s until %(end)s") % {
            "begin": f"{telephone.hours_from:%H:%M}",
            "end": f"{telephone.hours_to:%H:%M}",
        }
    elif telephone.hours == Hours.ALWAYS:
        hours = _("day and night")
    else:
        hours = _("hours not known")
    return f"{telephone.number}, {hours}"


class RecordOfficeTelephone(ActPage):
    """Record the telephone of an office, or remove it."""

    act = actions.record_telephone
    right_to_find = actions.record_telephone.act
    of = Office
    form_class = TelephoneForm
    template = "outreach/telephone.html"

    def find(self):
        return row_or_404(offices_on_paper(self.by), self.address["pk"], by=self.by)

    def find_standing(self):
        return telephone_of(self.record)

    def context(self):
        return {"office": self.record, "stands": telephone_in_words(self.standing)}

    def destination(self, telephone):
        return reverse("outreach:telephones")
