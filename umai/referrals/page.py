"""Base class of the pages of referrals that are of no case: they have the tabs of the room on top."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.design.parts import Link

TABS = (
    (_("Waiting"), "referrals:front", "referrals.read"),
    (_("Referrals to us"), "referrals:front", "referrals.received.read"),
    (_("Who answers"), "referrals:ledger", "referrals.read"),
    (_("Services"), "referrals:catalogue", "referrals.catalogue.read"),
    (_("Agreements"), "referrals:agreements", "referrals.catalogue.read"),
)


class TabPage(Page):
    """A page that is of no case, with the tabs of the room."""

    def head(self):
        return super().head() | {"tabs": tabs(self.request)}


def tabs(request):
    """The tabs of the room that this person may open, as links."""
    links = [(label, reverse(name)) for label, name, act in TABS if may_do(request.by, act)]
    return [Link(label, url, is_current(url, request.path)) for label, url in links]


def is_current(url, path):
    """Whether a tab is current. All addresses begin with that of the front page, which has to be equal."""
    return path == url or (path.startswith(url) and url != reverse("referrals:front"))
