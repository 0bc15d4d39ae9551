"""The menu of every page, by role, and the name of the signed-in person at the top."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.casefile import frame, inbox_count
from umai.casefile.frame import menu_link
from umai.casefile.near_danger import card_warning_of, known_danger
from umai.design.addresses import address_of
from umai.design.parts import Link, LinkGroup
from umai.opens.emergency.reading import open_files
from umai.watch.opening.reading import open_files as files_of_who_watches

IN_ONE_ROW = 5  # entries; six Russian ones need two rows of a desk, and a menu is alike in every language
IN_OTHER_GROUPS = ("oversight:known", "oversight:duty", "oversight:intervals")  # though below the board


def navigation(request):
    """For templates: the menu, who is signed in and who helps, the alarm and the search.

    Each queries only when it is drawn. On a page of a child's file also `card_warning`, and
    `newest_danger_on`, the day on which violence became known or an order in force was given, so that rooms
    below this one say it too.
    """
    by = getattr(request, "by", None)
    if by is None:
        return {}
    menu = cache(lambda: groups(request, by))
    shown: dict[str, Callable[[], Any]] = {
        "navigation": lambda: flat(menu()),
        "navigation_groups": lambda: menu() if len(flat(menu())) > IN_ONE_ROW else [],
        "signed_in": lambda: frame.header(by),
        "page_helper": lambda: frame.helper(by),
    }
    if child_id := getattr(request, "child_id", None):
        shown["card_warning"] = lambda: card_warning_of(child_id, by)
        shown["newest_danger_on"] = lambda: known_danger(child_id, by).newest_on
    if may_do(by, "register.search") and request.path != address_of("register:search"):
        shown["search_url"] = lambda: address_of("register:search")
    if may_do(by, "notices.read"):
        shown["alarm"] = lambda: frame.alarm(by)
    if by.reach and by.reach.emergency:
        watches = may_do(by, "watch.open_file")
        shown["emergencies"] = lambda: files_of_who_watches(by) if watches else open_files(by)
    return {name: SimpleLazyObject(drawn) for name, drawn in shown.items()}


def flat(groups: list[LinkGroup]) -> list[Link]:
    """The links of these groups, in one row."""
    return [link for group in groups for link in group.links]


def groups(request, by) -> list[LinkGroup]:
    """The links of the menu by what a person wants, with the present page marked; no group is empty."""
    here = request.path
    reports = report_links(request, by)
    named = [
        (_("My work"), work_links(by, here)),
        (_("Children"), child_links(by, here)),
        (reports[0].label if may_do(by, "identification.read") else _("Reports"), reports),
        (_("District") if is_of_one_district(by) else _("Districts"), district_links(by, here)),
        (_("Figures"), figure_links(by, here)),
        (_("Office"), office_links(by, here)),
    ]
    return [LinkGroup(label, found) for label, found in named if found]


def is_of_one_district(by) -> bool:
    """Whether this worker's work lies within one district."""
    reach = by.required_reach
    return len(reach.districts) == 1 or (not reach.districts and bool(reach.municipalities))


def work_links(by, here):
    """What waits for the reader, or for the body of the reader."""
    found = [] if front_page_of(by) else [menu_link(_("My day"), "casefile:my_day", here)]
    if may_do(by, "commission.sessions.read"):
        found.append(menu_link(_("The Commission"), "commission:front", here, below=True))
    if may_do(by, "commission.desk.read"):
        found.append(menu_link(_("My desk"), "commission:desk", here))
    if may_do(by, "planning.submit") or (not may_do(by, "intake.read") and may_do(by, "planning.read")):
        found.append(menu_link(_("Plans"), "planning:waiting", here))
    if may_do(by, "referrals.received.read") or may_do(by, "planning.submit"):
        found.append(menu_link(_("Referrals"), "referrals:front", here))
    elif may_do(by, "oversight.read"):
        found.append(menu_link(_("Referrals"), "referrals:ledger", here))
    if may_do(by, "intake.transfers.read"):
        n = frame.frame_of(by)["files_sent"] or None
        if n or may_do(by, "oversight.read"):
            found.append(menu_link(_("Files between offices"), "intake:transfers", here, count=n))
    if may_do(by, "justice.received.read"):
        found.append(menu_link(_("Letters to your office"), "justice:prosecutor_front", here, below=True))
    if may_do(by, "justice.asked_of_us.read"):
        n = frame.frame_of(by)["asked_of_us"] or None
        found.append(menu_link(_("Asked of us"), "justice:asked_of_us", here, below=True, count=n))
    found += watch_links(by, here)
    if may_do(by, "opens.review_emergency") and (n := frame.frame_of(by)["emergencies"]):
        found.append(menu_link(_("Opened in an emergency"), "opens:openings", here, count=n))
    if may_do(by, "justice.shield.read"):
        found.append(menu_link(_("My shield"), "justice:my_shield", here, below=True))
    return found


def child_links(by, here):
    """Children and what runs about them, each found by a search or on a list."""
    found = []
    if may_do(by, "intake.read"):
        found.append(menu_link(_("Cases"), "casefile:cases", here))
    if may_do(by, "register.search"):
        label = _("Find or register a child") if may_do(by, "register.add_child") else _("Find a child")
        found.append(menu_link(label, "register:search", here, also="register:add"))
    if may_do(by, "prevention.read"):
        url = address_of("prevention:families")
        found.append(Link(_("Prevention"), url, here.startswith("/prevention/")))
    elif may_do(by, "prevention.tell"):
        found.append(menu_link(_("What we know of a child"), "prevention:mine", here, below=True))
    if may_do(by, "justice.police.read"):
        found.append(menu_link(_("Proceedings"), "justice:police", here, below=True))
    if may_do(by, "justice.settled.read") and not may_do(by, "watch.read"):  # it leads there
        found.append(menu_link(_("Ended without a court"), "justice:settled_list", here))
    # Whoever works with children finds it where it is asked of, and one more line in the menu helps nobody.
    if may_do(by, "justice.roster.read") and (
        may_do(by, "justice.add_to_roster") or not may_do(by, "intake.read")
    ):
        found.append(menu_link(_("Roster of representatives"), "justice:roster", here))
    if may_do(by, "self_harm.review.read"):
        found.append(menu_link(_("Reviews after a death"), "self_harm:reviews", here, below=True))
    if may_do(by, "oversight.read"):
        found.append(menu_link(_("Children in nobody's care"), "unseen:board", here, below=True))
        found.append(menu_link(_("What does not fit together"), "contradictions:rows", here, below=True))
    return found


def report_links(request, by):
    """The reports that wait, the own ones, who reported, and who did not."""
    found = inbox_count.links(request, by)
    if may_do(by, "identification.openings.read"):
        found.append(menu_link(_("Names of reporters"), "identification:openings", request.path, below=True))
    if may_do(by, "oversight.read"):
        found.append(menu_link(_("Where reports come from"), "oversight:known", request.path))
        label = _("Who knew, and did not report")
        found.append(menu_link(label, "oversight:duty", request.path, below=True))
    return found


def district_links(by, here):
    """How it goes here: numbers, Commissions, rounds, lists, posters, and whether visits were made."""
    found = []
    if may_do(by, "oversight.read"):
        board = menu_link(_("Board"), "oversight:board", here, below=True)
        elsewhere = any(here.startswith(address_of(name)) for name in IN_OTHER_GROUPS)
        found.append(board._replace(current=board.current and not elsewhere))
    if may_do(by, "commission.control.read"):
        found.append(menu_link(_("Commissions"), "commission:control", here))
    if may_do(by, "rounds.read"):
        found.append(menu_link(_("Rounds"), "rounds:rounds", here, below=True))
    if may_do(by, "linkage.read"):
        found.append(menu_link(_("Lists"), "linkage:sources", here, below=True))
    if may_do(by, "outreach.read"):
        found.append(menu_link(_("Posters"), "outreach:places", here, below=True))
    if may_do(by, "visits.decide_question"):
        found.append(menu_link(_("Questions about visits"), "visits:questions", here, below=True))
    if may_do(by, "visits.record_callback"):
        found.append(menu_link(_("Families to call"), "visits:callbacks", here, below=True))
    return found


def watch_links(by, here):
    """The lists of who watches, and what they wrote and opened while it waits for somebody here."""
    found = []
    if may_do(by, "watch.read"):
        found.append(menu_link(_("Watch lists"), "watch:board", here, below=True))
    if may_do(by, "watch.letters.read"):
        n = frame.frame_of(by)["watch_letters"] or None
        if n or may_do(by, "watch.read") or here.startswith(address_of("watch:letters")):
            found.append(
                menu_link(_("Letters of those who watch"), "watch:letters", here, below=True, count=n)
            )
    if may_do(by, "watch.openings.read") and (n := frame.frame_of(by)["openings_to_answer"]):
        found.append(menu_link(_("Files to open: answer"), "watch:openings", here, below=True, count=n))
    if may_do(by, "watch.opened.read") and (n := frame.frame_of(by)["files_opened"]):
        found.append(menu_link(_("Opened by who watches"), "watch:opened", here, below=True, count=n))
    return found


def figure_links(by, here):
    """What is counted, and what other numbers would ask."""
    found = []
    if may_do(by, "statistics.read"):
        found.append(menu_link(_("Figures"), "statistics:tables", here, below=True))
    return found


def office_links(by, here):
    """Staff, the system, who looked at what, services, guidance, and the law in force."""
    found = []
    if may_do(by, "offices.read"):
        found.append(menu_link(_("Staff"), "offices:list", here))
    if may_do(by, "oversight.read"):
        found.append(menu_link(_("Who is on duty"), "offices:duty", here))
        found.append(menu_link(_("Intervals of visits"), "oversight:intervals", here))
    if may_do(by, "intake.caseload.read") and may_do(by, "oversight.read"):
        found.append(menu_link(_("What each worker carries"), "intake:caseload", here))
    if may_do(by, "oversight.state.read"):
        found.append(menu_link(_("System"), "oversight:state", here))
    if may_do(by, "opens.audit.read"):
        found.append(menu_link(_("Audit"), "opens:audit", here, below=True))
    if not may_do(by, "intake.read") and may_do(by, "referrals.catalogue.read"):
        found.append(menu_link(_("Services"), "referrals:catalogue", here))
    if may_do(by, "lawbook.guidance.read"):
        found.append(menu_link(_("Guidance"), "lawbook:guidance", here, below=True))
    found.append(menu_link(_("The law"), "lawbook:rules", here, below=True))
    return found


def front_page_of(by):
    """The first page of another body: its sessions, plans, letters, watch lists or rounds; else None."""
    if may_do(by, "intake.read"):
        return None
    if may_do(by, "commission.sessions.read"):
        return address_of("commission:front")
    if may_do(by, "commission.desk.read"):
        return address_of("commission:desk")
    if may_do(by, "planning.read"):
        return address_of("planning:waiting")
    if may_do(by, "referrals.received.read"):
        return address_of("referrals:front")
    if may_do(by, "justice.received.read"):
        return address_of("justice:prosecutor_front")
    if may_do(by, "watch.read"):
        return address_of("watch:board")
    if may_do(by, "rounds.answer"):
        return address_of("rounds:rounds")
    return None
