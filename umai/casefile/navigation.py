"""Where a signed-in person can go from every page, by role, and who the top of the page says they are."""

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.may import may
from umai.casefile import inbox
from umai.design.parts import Header, Link


def navigation(request):
    """For templates: `navigation` and `signed_in`. Asks the database only when a page is drawn."""
    by = getattr(request, "by", None)
    if by is None:
        return {}
    return {"navigation": links(request, by), "signed_in": Header(str(by.worker), str(by.office))}


def links(request, by):
    """The menu, with the place where one is."""
    here = request.path
    found = [Link(_("My day"), reverse("casefile:my_day"), here == "/"), *inbox.links(request, by)]
    if may(by, "intake.read"):
        found.append(Link(_("Cases"), reverse("casefile:cases"), here == "/cases/"))
    if may(by, "register.search"):
        label = _("Find or register a child") if may(by, "register.add_child") else _("Find a child")
        found.append(Link(label, reverse("register:search"), here in ("/children/", "/children/new/")))
    if may(by, "offices.read"):
        found.append(Link(_("Staff"), reverse("offices:list"), here == "/offices/"))
    return found
