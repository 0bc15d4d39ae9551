"""The list of what waits about the carers of an office's children."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.pages import Page
from umai.guardianship.departure.lines import names_of
from umai.guardianship.worklist import cursor_of, lines_of, matters_after, matters_of

MAX_WAITING = 100  # matters on a page; the rest is counted, and stands on the next ones


class WaitingArrangements(Page):
    """First check visits, parents who are back, two papers, brothers and sisters who live apart, by child."""

    look = "guardianship.read"
    template = "guardianship/arrangements.html"

    def context(self):
        by = self.by
        after = self.request.GET.get("after", "")
        every = matters_after(matters_of(by), after)
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
            "first_url": self.request.path if after else None,
            "next_url": f"?{urlencode({'after': cursor_of(found[-1])})}" if len(every) > len(found) else None,
        }
