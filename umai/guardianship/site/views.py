"""A parent announces to leave, or to be away already: the code, then one page, then a receipt."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from umai.guardianship.site.database import ANNOUNCING
from umai.guardianship.site.flow import CodeSite
from umai.guardianship.site.forms import LeavingForm


def opens_nothing() -> str:
    """The one answer to every code that is not good."""
    return _(
        "Nothing can be announced with this code. Look at each sign once more. A code is good for some days"
        " and for one announcement: ask the office that gave it to you for another one, or call them."
    )


LEAVING = CodeSite("guardianship/site/", "announce", LeavingForm, ANNOUNCING, opens_nothing)


@require_http_methods(["GET", "HEAD", "POST"])
def leaving_page(request, language):
    """Ask for the code; then for what is announced; then show the receipt."""
    return LEAVING.respond(request, language)
