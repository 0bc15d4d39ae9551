"""The menu of every page, by role, and the name of the signed-in person at the top."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.casefile import frame, inbox_count
from umai.design.addresses import address_of
from umai.design.parts import Link


def navigation(request):
    """For templates: `navigation`, `signed_in` and `alarm`; each queries only when it is drawn."""
    by = getattr(request, "by", None)
    if by is None:
        return {}
    shown = {"navigation": lambda: links(request, by), "signed_in": lambda: frame.header(by)}
    if may_do(by, "notices.read"):
        shown["alarm"] = lambda: frame.alarm(by)
    return {name: SimpleLazyObject(drawn) for name, drawn in shown.items()}


def links(request, by):
    """The links of the menu, with the present page marked."""
    here = request.path
    found = [] if front_page_of(by) else [Link(_("My day"), address_of("casefile:my_day"), here == "/")]
    found += [*waiting_links(by, here), *inbox_count.links(request, by)]
    if may_do(by, "identification.openings.read"):
        openings = address_of("identification:openings")
        found.append(Link(_("Names of reporters"), openings, here.startswith(openings)))
    if may_do(by, "intake.read"):
        found.append(Link(_("Cases"), address_of("casefile:cases"), here == "/cases/"))
    if may_do(by, "register.search"):
        label = _("Find or register a child") if may_do(by, "register.add_child") else _("Find a child")
        found.append(Link(label, address_of("register:search"), here in ("/children/", "/children/new/")))
    found += prevention_links(by, here)
    if not may_do(by, "intake.read") and may_do(by, "referrals.catalogue.read"):
        services = address_of("referrals:catalogue")
        found.append(Link(_("Services"), services, here == services))
    if may_do(by, "outreach.read") and not may_do(by, "oversight.read"):  # the board has a link to it
        posters = address_of("outreach:places")
        found.append(Link(_("Posters"), posters, here.startswith(posters)))
    if may_do(by, "linkage.read"):
        lists = address_of("linkage:sources")
        found.append(Link(_("Lists"), lists, here.startswith(lists)))
    if may_do(by, "oversight.read"):
        board = address_of("oversight:board")
        found.append(Link(_("Board"), board, here.startswith(board)))
    if may_do(by, "offices.read"):
        found.append(Link(_("Staff"), address_of("offices:list"), here == "/offices/"))
    return found


def waiting_links(by, here):
    """The lists of what waits for the department, or for the body of the signed-in person."""
    found = []
    if may_do(by, "planning.submit") or front_page_of(by) == address_of("planning:waiting"):
        plans = address_of("planning:waiting")
        found.append(Link(_("Plans"), plans, here == plans))
    if may_do(by, "referrals.received.read") or may_do(by, "planning.submit"):
        asked = address_of("referrals:front")
        found.append(Link(_("Referrals"), asked, here == asked))
    if may_do(by, "intake.transfers.read") and (n := frame.frame_of(by)["files_sent"]):
        sent = address_of("intake:transfers")
        found.append(Link(_("Files sent to us"), sent, here == sent, n))
    return found


def prevention_links(by, here):
    """The families at risk, or what a school or a clinic can tell before harm is done."""
    if may_do(by, "prevention.read"):
        return [Link(_("Prevention"), address_of("prevention:families"), here.startswith("/prevention/"))]
    if may_do(by, "prevention.tell"):
        mine = address_of("prevention:mine")
        return [Link(_("What we know of a child"), mine, here.startswith(mine))]
    return []


def front_page_of(by):
    """The first page of another body: the plans to decide about, or the referrals it got; else None."""
    if may_do(by, "intake.read"):
        return None
    if may_do(by, "planning.read"):
        return address_of("planning:waiting")
    if may_do(by, "referrals.received.read"):
        return address_of("referrals:front")
    return None
