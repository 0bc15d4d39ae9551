"""How much waits in the inbox, for the menu and for My day."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.permissions import may_do
from umai.casefile import frame
from umai.casefile.frame import menu_link
from umai.design.addresses import address_of
from umai.design.parts import Link
from umai.identification.officials.actions import unread_answer_count


class InboxCount(NamedTuple):
    """The number of lines that wait in the reader's inbox, and how many of them are urgent."""

    waiting: int
    urgent: int
    url: str

    @property
    def words(self):
        """The sentence of My day."""
        words = ngettext("%(n)d signal waits", "%(n)d signals wait", self.waiting) % {"n": self.waiting}
        if not self.urgent:
            return words
        urgent = ngettext("%(n)d of them is urgent", "%(n)d of them are urgent", self.urgent)
        return f"{words}, {urgent % {'n': self.urgent}}"


def inbox_count_of(by):
    """The count of the reader's inbox, queried once per request; None when the reader has no inbox."""
    if not may_do(by, "identification.read"):
        return None
    found = frame.frame_of(by)
    return InboxCount(found["waiting"], found["urgent"], address_of("identification:inbox"))


def links(request, by):
    """The menu links about reports: the inbox, or the own reports for a worker without an inbox."""
    here = request.path
    inbox = inbox_count_of(by)
    if inbox is not None:
        return [Link(_("Inbox"), inbox.url, here == inbox.url, inbox.waiting)]
    if may_do(by, "identification.write_down"):
        new, write = unread_answer_count(by) or None, "identification:write"
        if may_do(by, "intake.read"):
            return [menu_link(_("My reports"), "identification:own", here, also=write, count=new)]
        mine = menu_link(_("My reports"), "identification:own", here, count=new)
        if may_do(by, "identification.report"):
            return [menu_link(_("Report a child"), "identification:report", here, also=write), mine]
        # Reporting a child is the main work of another body: it is one click from every page.
        return [menu_link(_("Somebody is on the line"), "identification:line", here), mine]
    return []
