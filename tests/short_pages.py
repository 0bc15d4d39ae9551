"""The pages that open within three screens of a telephone, and who opens them.

A page more is a line here; `tests/journeys/test_pages_are_short.py` opens and measures it.
"""

from typing import NamedTuple

from rehearsal.staff import read_people

SCREEN = {"width": 360, "height": 800}
SCREENS = 3  # that a page may be long while nothing in it is unfolded


class ShortPage(NamedTuple):
    """A page of one of the people of the rehearsal; `link`: it is where the first such link there leads."""

    who: str
    path: str = "/"
    link: str = ""


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
PAGES = [*FIRST_PAGES, *OTHER_PAGES]


def pages_of(who: str) -> list[ShortPage]:
    """The pages of one person, the first page first."""
    return [page for page in PAGES if page.who == who]
