"""A round from its plan to an open case: paper, keyboard, who was found, a second team, and the hole on the map."""

import uuid
from datetime import date

import pytest

from tests.journeys.walks import choose, fill_date, loaded, opened, press
from umai.law.terms.clock import today
from umai.rounds.models import DoorChild, Round, RoundStop, SheetEntry
from umai.rounds.tests.conftest import answer, office, stops

IDENTITY = {"surname": "Асанов", "given": "Нурбек", "patronymic": "Маратович", "sex": "m"}
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
    from umai.places.models import Place
    from umai.register.child.actions import add_child

    place = Place.objects.get(pk=aigul.office.place_id)
    identity = IDENTITY | {"birth_date": date(today().year - 9, 3, 27)}
    return add_child(place, by=aigul, id=uuid.uuid4(), identity=identity)


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_a_round_from_its_plan_to_a_case(hands, villages, known, damira, superuser, language, width):
    walk = plan(hands("damira", language, width), villages)
    erlan = hands("erlan", language, width, f"/rounds/{walk.pk}/")
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
    ask_anew(hands, walk, language, width)
    see_the_hole(hands("damira", language, width, f"/rounds/{walk.pk}/"))
    assert hands.faults == [], "\n".join(hands.faults)


def plan(head, villages):
    """The head plans a round of the district and writes down the dwellings of three villages."""
    page = head.page
    head.menu("/rounds/")
    head.follow("main a[href='/rounds/plan/']")
    choose(page, "place", str(villages[0].district_id))
    fill_date(page, "from_on", today())
    fill_date(page, "to_on", today())
    head.press("main form button")
    walk = Round.objects.using("owner").get()
    for village, streets, more in zip(villages, ("Ленин: 1-20", "", ""), ("", "2", "2"), strict=True):
        head.follow(f"main a[href='/rounds/{walk.pk}/dwellings/']")
        choose(page, "settlement", str(village.pk))
        page.fill("main [name=streets]", streets)
        page.fill("main [name=in_all]", more)
        head.press("main form button")
    assert RoundStop.objects.using("owner").filter(round=walk).count() == 24
    return walk


def print_sheets(clerk, walk):
    """A sheet of paper: twenty dwellings with their codes, and no name."""
    clerk.follow(f"main a[href='/rounds/{walk.pk}/paper/']")
    page = clerk.page
    form = {one: page.input_value(f"main [name={one}]") for one in ("csrfmiddlewaretoken", "first", "last")}
    paper = page.request.post(
        page.url, form=form | {"language": "ky", "team": "1"}, headers={"Referer": page.url}
    )
    assert (paper.status, paper.headers["content-type"]) == (200, "application/pdf")
    page.reload()
    clerk.seen()
    assert "1–2" in page.locator("main table").inner_text()


def type_sheet(clerk, walk):
    """The sheet comes back and is typed in without a mouse: Enter goes on, Ctrl and Enter saves."""
    clerk.page.goto(f"/rounds/{walk.pk}/")
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
    clerk.seen()
    assert SheetEntry.objects.using("owner").get().none_count == 17
    assert DoorChild.objects.using("owner").count() == 3


def enter(page, typed):
    page.keyboard.type(typed)
    page.keyboard.press("Enter")


def say_who(clerk, known, language):
    """One is known under another spelling, two are new, and of one of these a signal is made; answers its id."""
    page = clerk.page
    page.goto("/rounds/found/")
    clerk.seen()
    assert page.locator("main tbody tr").count() == 3
    page.get_by_role("link", name="Асанов Нурбег").click()
    loaded(page)
    choose(page, "who", str(known.pk))
    clerk.press("main form[data-unsaved] button:not([name])")

    page.get_by_role("link", name="Токтоев Эрмек").click()
    loaded(page)
    register(clerk)

    page.get_by_role("link", name="Бекова Асел").click()
    loaded(page)
    clerk.follow("main a.button[href$='/signal/']")
    page.fill("main [name=words]", SEEN[language])
    clerk.press("main form button")
    signal = page.locator("main a[href*='/inbox/']").get_attribute("href").split("/")[2]
    register(clerk)
    assert page.locator("main tbody tr").count() == 0
    return signal


def register(clerk):
    """Nobody of the register was meant: the child is registered with what was said at the door."""
    choose(clerk.page, "who", "new")
    clerk.press("main form[data-unsaved] button:not([name])")


def open_case(clerk, signal, language):
    """Intake goes on with the signal as with any other."""
    page = clerk.page
    page.goto(f"/inbox/{signal}/screen/")
    choose(page, "outcome", "concern")
    press(page)
    page.goto(f"/inbox/{signal}/case/")
    clerk.seen()
    page.fill("main form:has([name=concern]) [name=words]", SEEN[language])
    press(page, "main form:has([name=concern])")


def ask_anew(hands, walk, language, width):
    """The database draws dwellings, and another person asks there without the first answers."""
    head = hands("damira", language, width, f"/rounds/{walk.pk}/anew/")
    head.press("main form button")
    second = hands("erlan", language, width, f"/rounds/{walk.pk}/anew/")
    for _drawn in range(2):
        page = second.page
        page.locator("main tbody tr", has=page.locator(".govuk-tag--blue")).locator("a").first.click()
        loaded(page)
        second.seen()
        page.fill("main [name=team]", "2")
        choose(page, "result", "none")
        second.press("main form button")
    head.page.goto(f"/rounds/{walk.pk}/agreement/")
    head.seen()
    assert "2" in head.page.locator("main p").first.inner_text()
    assert head.page.locator("main table").count() == 1


def see_the_hole(head):
    """Two villages were walked, the third between them was not."""
    page = head.page
    assert (
        page.locator(".rounds-map .rounds-hole").count()
        == page.locator("main tbody .govuk-tag--red").count()
        == 1
    )
