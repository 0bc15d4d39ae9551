"""The pages that open within three screens of a telephone, and who opens them.

A page more is a line here; `tests/journeys/test_pages_are_short.py` opens and measures it.
"""

from typing import NamedTuple

from rehearsal.staff import read_people

SCREEN = {"width": 360, "height": 800}
SCREENS = 3  # that a page may be long while nothing in it is unfolded


class ShortPage(NamedTuple):
    """A page of one of the people of the rehearsal, or where the first of such `links` leads, one by one."""

    who: str
    path: str = "/"
    links: tuple[str, ...] = ()


WORKER = "meerim"  # a social worker of a village
FIRST_PAGES = [ShortPage(one["sign_in"]) for one in read_people()["person"]]
OTHER_PAGES = [
    ShortPage(WORKER, path)
    for path in (
        "/?by=village",
        "/cases/",
        "/cases/?state=overdue",
        "/cases/?state=mine",
        "/guidance/",
        "/inbox/mine/",
        "/justice/households/",
        "/law/",
        "/posters/",
        "/posters/words/",
        "/prevention/",
        "/rounds/",
        "/rounds/found/",
        "/situations/",
        "/week/",
    )
]
CASE = "main a[href^='/cases/'][href*='-']"
CHILD = "main a[href^='/children/'][href*='-']"
CASE_PAGES = [
    ShortPage(WORKER, "/cases/?state=mine", links)
    for links in (
        (CASE,),
        (CASE, CHILD),
        *(
            (CASE, CHILD, f"a[href^='/children/'][href$='/{page}/']")
            for page in (
                *("cases", "documents", "family", "guardianship", "justice"),
                *("prevention", "timeline", "access"),
            )
        ),
        *((CASE, f"main a[href^='/cases/'][href$='/{page}/']") for page in ("visits", "plan", "assessment")),
    )
]
PAGES = [*FIRST_PAGES, *OTHER_PAGES, *CASE_PAGES]


def pages_of(who: str) -> list[ShortPage]:
    """The pages of one person, the first page first."""
    return [page for page in PAGES if page.who == who]
