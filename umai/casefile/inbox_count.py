"""The inbox beside everything else: how much waits, for the menu and for My day."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.may import may
from umai.casefile import frame
from umai.design.addresses import page
from umai.design.parts import Link
from umai.identification.officials.actions import unheard


class Inbox(NamedTuple):
    """How many lines wait for the one who is signed in, and how many of them are urgent."""

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


def inbox_of(by):
    """The inbox of whoever has one, counted once for a page; None for everybody else."""
    if not may(by, "identification.read"):
        return None
    found = frame.of(by)
    return Inbox(found["waiting"], found["urgent"], page("identification:inbox"))


def links(request, by):
    """What the menu says of reports: the inbox, or for who has none the own reports."""
    here = request.path
    inbox = inbox_of(by)
    if inbox is not None:
        label = _("Inbox")
        if inbox.urgent:
            label = ngettext("Inbox, %(n)d urgent", "Inbox, %(n)d urgent", inbox.urgent) % {"n": inbox.urgent}
        return [Link(label, inbox.url, here == inbox.url, inbox.waiting)]
    if may(by, "identification.write_down"):
        mine, write = page("identification:own"), page("identification:write")
        new = unheard(by) or None
        if may(by, "intake.read"):
            return [Link(_("My reports"), mine, here in (mine, write), new)]
        if may(by, "identification.report"):
            report = page("identification:report")
            return [
                Link(_("Report a child"), report, here in (report, write)),
                Link(_("My reports"), mine, here == mine, new),
            ]
        # Another body comes here to say what it fears for a child: that is never a step away.
        line = page("identification:line")
        return [
            Link(_("Somebody is on the line"), line, here == line),
            Link(_("My reports"), mine, here == mine, new),
        ]
    return []
