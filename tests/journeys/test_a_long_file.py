"""A file of many years and a large family on a telephone: what is long stays short, and paper has all of it."""

from datetime import date

import pytest

from umai.casefile.tests.conftest import make_child
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, record_fact
from umai.register.models import Absence, Address, CareArrangement

SCREEN = 740
OVER = """() => Array.from(document.querySelectorAll('.casefile-household, .casefile-household g')).flatMap(box => {
  const edge = (box.localName === 'g' ? box.querySelector('rect') : box).getBoundingClientRect()
  return Array.from(box.querySelectorAll('text')).filter(one => {
    const line = one.getBoundingClientRect()
    return line.right > edge.right || line.bottom > edge.bottom || line.left < edge.left
  }).map(one => one.textContent)
})"""
SMALLEST = """() => {
  const drawing = document.querySelector('.casefile-household')
  return parseFloat(getComputedStyle(drawing.querySelector('text')).fontSize) * drawing.clientWidth / 340
}"""


@pytest.fixture
def child(aigul):
    return make_child(aigul)


@pytest.mark.long
@pytest.mark.parametrize("language", ["ky", "ru"])
def test_a_timeline_of_six_years_is_three_screens_and_whole_on_paper(signed_in, look_at, child, aigul):
    for year in range(today().year - 5, today().year + 1):
        for month in range(1, today().month + 1 if year == today().year else 13):
            record_fact(child, by=aigul, model=Address, words="Ленина 4", holds_from=date(year, month, 1))
    page = signed_in("aigul")
    page.goto(f"/children/{child.pk}/timeline/")
    look_at(page)
    top = page.locator("main h1").bounding_box()["y"]
    last = page.locator("main details.umai-fold").last.evaluate("one => one.getBoundingClientRect().bottom")
    lines = page.locator("main details.umai-fold > summary:visible")
    assert lines.count() >= 6
    end = max(
        lines.nth(nth).evaluate("one => one.getBoundingClientRect().bottom") for nth in range(lines.count())
    )
    assert max(last, end) - top <= 3 * SCREEN
    entries = page.locator("main .umai-timeline > li")
    shown = "all => all.filter(one => one.checkVisibility()).length"
    assert entries.evaluate_all(shown) < 20 < entries.count()
    page.emulate_media(media="print")
    assert entries.evaluate_all(shown) == entries.count()


@pytest.mark.long
def test_a_household_of_long_names_stays_in_its_boxes(signed_in, look_at, child, aigul):
    people = {}
    for relation in ("mother", "father", "grandmother_f"):
        identity = {
            "surname": "Токтогулова-Абдыкадырова",
            "given": "Жаңылмырза",
            "patronymic": "Мырзаибраимовна",
        }
        lives = relation == "grandmother_f"
        people[relation] = add_adult(
            child, by=aigul, identity=identity, relation=relation, lives_together=lives
        ).adult_id
    away = {"country": "RU", "place": "Екатеринбург", "holds_from": date(2024, 3, 1)}
    record_fact(child, by=aigul, model=Absence, adult_id=people["mother"], kind="external", **away)
    record_fact(
        child, by=aigul, model=CareArrangement, carer_id=people["grandmother_f"], paper="power_of_attorney"
    )
    page = signed_in("aigul")
    page.goto(f"/children/{child.pk}/family/")
    assert page.locator(".casefile-household rect").count() == 4
    for width, smallest in ((320, 11), (360, 12), (1280, 12)):
        page.set_viewport_size({"width": width, "height": SCREEN})
        look_at(page)
        assert page.evaluate(OVER) == [], width
        assert page.evaluate(SMALLEST) >= smallest, width
