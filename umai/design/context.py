"""What every page knows without being told by its view."""

from django.conf import settings
from django.utils.translation import gettext, gettext_noop

gettext_noop("Umai")  # the name unless a setting gives another; Умай in Kyrgyz and Russian


def page_context(request):
    """Whether this is a rehearsal, what the system is called, where one can go, who is signed in.

    `request.navigation` (list of `parts.Link`) and `request.signed_in` (`parts.SignedInPerson`) are set
    by whoever knows; nothing here asks the database, so that error pages can be shown without one.
    """
    return {
        "rehearsal": settings.UMAI_REHEARSAL,
        "product": gettext(settings.UMAI_NAME),
        "navigation": getattr(request, "navigation", ()),
        "signed_in": getattr(request, "signed_in", None),
    }
