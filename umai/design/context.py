"""The context of every page's template."""

from django.conf import settings
from django.utils.translation import gettext, gettext_noop

gettext_noop("Umai")  # the name unless a setting gives another; Умай in Kyrgyz and Russian


def page_context(request):
    """Whether this is a rehearsal or for training only, the system's name, the menu, and who is signed in.

    Other code sets `request.navigation` (list of `parts.Link`) and `request.signed_in`
    (`parts.SignedInPerson`); nothing here queries the database, so that error pages work without one.
    """
    return {
        "rehearsal": settings.UMAI_REHEARSAL,
        "training": settings.UMAI_TRAINING,
        "product": gettext(settings.UMAI_NAME),
        "navigation": getattr(request, "navigation", ()),
        "navigation_groups": (),
        "signed_in": getattr(request, "signed_in", None),
    }
