"""A round from its plan to an open case: paper, keyboard, who was found, a second team, and the hole on the map."""

from datetime import date

import pytest

from tests.journeys.walks import on_both_screens, opened
from umai.guardianship.tests.conftest import register
from umai.law.terms.clock import today
from umai.rounds.models import DoorChild, Round, RoundStop, SheetEntry
from umai.rounds.tests.conftest import answer, office, stops

SEEN = {"ky": "Бала жалгыз калыптыр, коңшулары айтты.", "ru": "Ребёнок живёт один, сказали соседи."}
DWELLINGS = [("3", "1"), ("8", "1"), ("11", "1")]
CHILDREN = [
    ("3", "9 1 1 2 1 0", "Асанов Нурбег"),
    ("8", "12 2 1 6 0 0", "Бекова Асел"),
    ("11", "7 1 3 2", "Токтоев Эрмек"),
]


@pytest.fixture
def villages(db):
    """Three villages of the district that lie near one another."""
    from umai.outreach.territory import settlements_of
    from umai.places.points import points

    here = [one for one in settlements_of(office("nookat").place) if one.code in points()]
    x, y = points()[here[0].code]
    here.sort(key=lambda one: (points()[one.code][0] - x) ** 2 + (points()[one.code][1] - y) ** 2)
    return here[:3]


@pytest.fixture
def known(aigul):
    """A boy of the village who is on the register, spelled otherwise than at the door."""
    return register(aigul, patronymic="Маратович", birth_date=date(today().year - 9, 3, 27))


@on_both_screens
def test_a_round_from_its_plan_to_a_case(walks, villages, known, damira, superuser, language):
    walk = plan(walks("damira"), villages)
    erlan = walks("erlan", at=f"/rounds/{walk.pk}/")
    print_sheets(erlan, walk)
    type_sheet(erlan, walk)
    signal = say_who(erlan, known, language)
    open_case(erlan, signal, language)
    child = DoorChild.objects.using("owner").get(answer__stop__number=8)
    found = "select found_id from rounds_foundanswer where door_child_id = %s"
    assert superuser.execute("select child_id from intake_case").fetchall() == [
        superuser.execute(found, [child.pk]).fetchone()
    ]
    for stop in stops(walk):
        if stop.settlement_id == villages[1].pk:
            answer(stop, damira)
    ask_anew(walks, walk)
    see_the_hole(walks("damira", at=f"/rounds/{walk.pk}/"))


def plan(head, villages):
    """The head plans a round of the district and writes down the dwellings of three villages."""
    head.menu("/rounds/")
    head.follow("main a[href='/rounds/plan/']")
    head.write(place=str(villages[0].district_id), from_on=today(), to_on=today())
    head.press("main form button")
    walk = Round.objects.using("owner").get()
    for village, streets, more in zip(villages, ("Ленин: 1-20", "", ""), ("", "2", "2"), strict=True):
        head.follow(f"main a[href='/rounds/{walk.pk}/dwellings/']")
        head.write(settlement=str(village.pk), streets=streets, in_all=more)
        head.press("main form button")
    assert RoundStop.objects.using("owner").filter(round=walk).count() == 24
    return walk


def print_sheets(clerk, walk):
    """A sheet of paper: twenty dwellings with their codes, and no name."""
    clerk.follow(f"main a[href='/rounds/{walk.pk}/paper/']")
    numbers = {one: clerk.page.input_value(f"main [name={one}]") for one in ("first", "last")}
    clerk.printed(clerk.page.url, language="ky", team="1", **numbers)
    assert "1–2" in clerk.go(clerk.page.url).words("main table")


def type_sheet(clerk, walk):
    """The sheet comes back and is typed in without a mouse: Enter goes on, Ctrl and Enter saves."""
    clerk.go(f"/rounds/{walk.pk}/")
    clerk.follow(f"main a[href='/rounds/{walk.pk}/type/']")
    page = clerk.page
    assert page.evaluate("document.activeElement.name") == "sheet"
    day = str(today()).split("-")[::-1]
    for typed in ("1", "1", *day, "", "", "", "17"):  # sheet, team, day, no second day, no children
        enter(page, typed)
    for number, mark in DWELLINGS:
        for typed in (number, mark, "", "", ""):
            enter(page, typed)
    while not page.evaluate("document.activeElement.name").startswith("c1"):
        page.keyboard.press("Enter")
    for child in CHILDREN:
        for typed in child:
            enter(page, typed)
    opened(page, lambda: page.keyboard.press("Control+Enter"))
    clerk.look()
    assert SheetEntry.objects.using("owner").get().none_count == 17
    assert DoorChild.objects.using("owner").count() == 3


def enter(page, typed):
    page.keyboard.type(typed)
    page.keyboard.press("Enter")


def say_who(clerk, known, language):
    """One is known under another spelling, two are new, and of one of these a signal is made; answers its id."""
    assert clerk.go("/rounds/found/").count("main tbody tr") == 3
    clerk.follow("main a:has-text('Асанов Нурбег')")
    clerk.write(who=str(known.pk))
    clerk.press("main form[data-unsaved] button:not([name])")

    clerk.follow("main a:has-text('Токтоев Эрмек')")
    register_new(clerk)

    clerk.follow("main a:has-text('Бекова Асел')")
    clerk.follow("main a.button[href$='/signal/']")
    clerk.write(words=SEEN[language])
    clerk.press("main form button")
    signal = clerk.page.locator("main a[href*='/inbox/']").get_attribute("href").split("/")[2]
    register_new(clerk)
    assert clerk.count("main tbody tr") == 0
    return signal


def register_new(clerk):
    """Nobody of the register was meant: the child is registered with what was said at the door."""
    clerk.write(who="new")
    clerk.press("main form[data-unsaved] button:not([name])")


def open_case(clerk, signal, language):
    """Intake goes on with the signal as with any other."""
    clerk.go(f"/inbox/{signal}/screen/")
    clerk.write(outcome="concern")
    clerk.send("main form")
    clerk.go(f"/inbox/{signal}/case/")
    clerk.page.fill("main form:has([name=concern]) [name=words]", SEEN[language])
    clerk.send("main form:has([name=concern])")


def ask_anew(walks, walk):
    """The database draws dwellings, and another person asks there without the first answers."""
    head = walks("damira", at=f"/rounds/{walk.pk}/anew/")
    head.press("main form button")
    second = walks("erlan", at=f"/rounds/{walk.pk}/anew/")
    for _drawn in range(2):
        second.follow("main tbody tr:has(.govuk-tag--blue) a")
        second.write(team="2", result="none")
        second.press("main form button")
    assert "2" in head.go(f"/rounds/{walk.pk}/agreement/").words("main p")
    assert head.count("main table") == 1


def see_the_hole(head):
    """Two villages were walked, the third between them was not."""
    assert head.count(".rounds-map .rounds-hole") == head.count("main tbody .govuk-tag--red") == 1
