"""Pages of referrals that are of no case: the tabs of the room stand on top of each."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.design.parts import Link

TABS = (
    (_("Waiting"), "referrals:front", "referrals.read"),
    (_("Asked of us"), "referrals:front", "referrals.received.read"),
    (_("Who answers"), "referrals:ledger", "referrals.read"),
    (_("Services"), "referrals:catalogue", "referrals.catalogue.read"),
    (_("Agreements"), "referrals:agreements", "referrals.catalogue.read"),
)


class TabPage(Page):
    """A page of no case that is looked at."""

    def head(self):
        return super().head() | {"tabs": tabs(self.request)}


def tabs(request):
    """Where one goes from the pages that are of no case."""
    links = [(label, reverse(name)) for label, name, act in TABS if may_do(request.by, act)]
    return [Link(label, url, is_current(url, request.path)) for label, url in links]


def is_current(url, path):
    """The front page is current only by itself: every address of the room begins with its own."""
    return path == url or (path.startswith(url) and url != reverse("referrals:front"))
