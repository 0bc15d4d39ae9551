"""What every page knows without being told by its view."""

from django.conf import settings
from django.utils.translation import gettext


def page(request):
    """Whether this is a rehearsal, what the system is called, where one can go, who is signed in.

    `request.navigation` (list of `parts.Link`) and `request.signed_in` (`parts.Header`) are set by whoever
    knows; nothing here asks the database, so that error pages can be shown without one.
    """
    return {
        "rehearsal": getattr(settings, "UMAI_REHEARSAL", False),
        "product": getattr(settings, "UMAI_NAME", "") or gettext("Umai"),
        "navigation": getattr(request, "navigation", ()),
        "signed_in": getattr(request, "signed_in", None),
    }
