"""Where a signed-in person can go from every page, by role, and who the top of the page says they are."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from umai.access.may import may
from umai.casefile import frame, inbox_count
from umai.design.addresses import page
from umai.design.parts import Link


def navigation(request):
    """For templates: `navigation`, `signed_in` and `alarm`. Asks the database only when one is drawn."""
    by = getattr(request, "by", None)
    if by is None:
        return {}
    shown = {"navigation": lambda: links(request, by), "signed_in": lambda: frame.header(by)}
    if may(by, "notices.read"):
        shown["alarm"] = lambda: frame.alarm(by)
    return {name: SimpleLazyObject(drawn) for name, drawn in shown.items()}


def links(request, by):
    """The menu, with the place where one is."""
    here = request.path
    found = [] if front_of(by) else [Link(_("My day"), page("casefile:my_day"), here == "/")]
    found += [*asked_of(by, here), *inbox_count.links(request, by)]
    if may(by, "identification.openings.read"):
        openings = page("identification:openings")
        found.append(Link(_("Names of reporters"), openings, here.startswith(openings)))
    if may(by, "intake.read"):
        found.append(Link(_("Cases"), page("casefile:cases"), here == "/cases/"))
    if may(by, "register.search"):
        label = _("Find or register a child") if may(by, "register.add_child") else _("Find a child")
        found.append(Link(label, page("register:search"), here in ("/children/", "/children/new/")))
    found += before_harm(by, here)
    if not may(by, "intake.read") and may(by, "referrals.catalogue.read"):
        services = page("referrals:catalogue")
        found.append(Link(_("Services"), services, here == services))
    if may(by, "outreach.read") and not may(by, "oversight.read"):  # from the board there is a way
        posters = page("outreach:places")
        found.append(Link(_("Posters"), posters, here.startswith(posters)))
    if may(by, "linkage.read"):
        lists = page("linkage:sources")
        found.append(Link(_("Lists"), lists, here.startswith(lists)))
    if may(by, "oversight.read"):
        board = page("oversight:board")
        found.append(Link(_("Board"), board, here.startswith(board)))
    if may(by, "offices.read"):
        found.append(Link(_("Staff"), page("offices:list"), here == "/offices/"))
    return found


def asked_of(by, here):
    """The lists of what waits for the department, or for the body of whoever is signed in."""
    found = []
    if may(by, "planning.submit") or front_of(by) == page("planning:waiting"):
        plans = page("planning:waiting")
        found.append(Link(_("Plans"), plans, here == plans))
    if may(by, "referrals.received.read") or may(by, "planning.submit"):
        asked = page("referrals:front")
        found.append(Link(_("Referrals"), asked, here == asked))
    if may(by, "intake.transfers.read") and (n := frame.of(by)["files_sent"]):
        sent = page("intake:transfers")
        found.append(Link(_("Files sent to us"), sent, here == sent, n))
    return found


def before_harm(by, here):
    """The families at risk, or what a school or a clinic can tell before harm is done."""
    if may(by, "prevention.read"):
        return [Link(_("Prevention"), page("prevention:families"), here.startswith("/prevention/"))]
    if may(by, "prevention.tell"):
        mine = page("prevention:mine")
        return [Link(_("What we know of a child"), mine, here.startswith(mine))]
    return []


def front_of(by):
    """Where those of another body begin: the plans they decide about, or what they were asked; else None."""
    if may(by, "intake.read"):
        return None
    if may(by, "planning.read"):
        return page("planning:waiting")
    if may(by, "referrals.received.read"):
        return page("referrals:front")
    return None
