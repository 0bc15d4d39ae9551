"""The list of what waits about the carers of an office's children."""

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.pages import Page
from umai.guardianship.departure.lines import names_of
from umai.guardianship.worklist import lines_of, matters_of

MAX_WAITING = 100  # matters on the page; the rest is counted


class WaitingArrangements(Page):
    """First check visits, parents who are back, two papers, brothers and sisters who live apart, by child."""

    look = "guardianship.read"
    template = "guardianship/arrangements.html"

    def context(self):
        by = self.by
        every = matters_of(by)
        found = every[:MAX_WAITING]
        names = names_of({one.child_id for one in found}, by)
        lines = lines_of(found, by)
        children: dict = {}
        for line in lines:
            children.setdefault(line.child_id, []).append(line)
        return {
            "children": [
                (names.get(pk) or _("Name not known"), reverse("guardianship:of_child", args=[pk]), of_child)
                for pk, of_child in children.items()
            ],
            "left_out": len(every) - len(found),
        }
