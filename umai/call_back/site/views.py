"""A parent asks to be called: the code, then one short page, then a receipt."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from umai.call_back.site.database import CALLING
from umai.call_back.site.forms import CallForm
from umai.guardianship.site.flow import CodeSite


def opens_nothing() -> str:
    """The one answer to every code that is not good, also to that of a parent who may not have one now."""
    return _(
        "No call can be asked for with this code. Look at each sign once more. A code is good for some time"
        " and for one call: ask the office that gave it to you for another one, or call them."
    )


CALL = CodeSite("call_back/site/", "ask", CallForm, CALLING, opens_nothing)


@require_http_methods(["GET", "HEAD", "POST"])
def call_page(request, language):
    """Ask for the code; then when and at which number to call; then show the receipt."""
    return CALL.respond(request, language)
