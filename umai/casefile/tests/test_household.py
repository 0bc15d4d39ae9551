import re
from datetime import date, timedelta
from itertools import pairwise

from django.template.loader import render_to_string

from tests.looking import reading
from umai.casefile.child.household import (
    LINE,
    MOST_LINES,
    SIZE,
    WIDTH,
    HouseholdPerson,
    HouseholdPlace,
    draw,
    people_of,
)
from umai.casefile.near_danger import known_danger
from umai.casefile.tests.conftest import make_child, wall
from umai.design.pictures.letters import width_of
from umai.justice.tests.conftest import incident_of, suspected
from umai.justice.tests.orders.conftest import order_of
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, link_adult, record_fact
from umai.register.child.file import file_of
from umai.register.models import Absence, Adult, CareArrangement, Inability

LONG = "Токтогулова-Абдыкадырова Айсалкын Турдубаева Жанышбековна Кыдыралиевна Мырзаибраимова"


def person(name="Асанова Бурул", place=HouseholdPlace.HERE, **more):
    return HouseholdPerson(name, ["mother"], place, **more)


def people(child, by):
    return {one.name: one for one in people_of(file_of(child, by=by))}


def page(client, child):
    return client.get(f"/children/{child.pk}/family/").text


def test_without_a_family_nothing_is_drawn(client_of, child):
    assert draw("Асанов Нурбек", []) is None
    assert "<svg class=" not in page(client_of("aigul"), child).split("<h1>")[1]


def test_who_cares_is_in_the_house_and_who_is_away_is_outside_with_the_country(child, family, aigul):
    found = people(child, aigul)["Асанова Сайрагүл"]
    assert (found.place, found.cares, found.is_away) == (HouseholdPlace.HERE, True, False)
    assert found.lines == ["grandmother (father's side)", "takes care of the child: no paper"]
    found = people(child, aigul)["Асанова Бурул"]
    assert (found.place, found.is_away) == (HouseholdPlace.AWAY, True)
    country, since = found.lines[1:]
    assert "Москва" in country and since == "Away since 1 March 2024"
    file = file_of(child, by=aigul)
    file.kin = []
    (found,) = people_of(file)
    assert (found.name, found.lines) == ("Асанова Сайрагүл", ["takes care of the child: no paper"])
    file.people = {}
    assert people_of(file) == []


def test_who_is_back_is_not_away(child, aigul):
    father = add_adult(child, by=aigul, identity={"given": "Эрмек"}, relation="father", lives_together=True)
    days = {"holds_from": date(2024, 3, 1), "holds_to": date(2025, 3, 1)}
    record_fact(child, by=aigul, model=Absence, adult_id=father.adult_id, kind="external", **days)
    found = people(child, aigul)["Эрмек"]
    assert (found.place, found.is_away, found.lines) == (HouseholdPlace.HERE, False, ["father"])


def test_who_lives_here_and_is_written_down_as_away_stays_in_the_house_with_a_dashed_line(child, aigul):
    father = add_adult(child, by=aigul, identity={"given": "Эрмек"}, relation="father", lives_together=True)
    record_fact(child, by=aigul, model=Absence, adult_id=father.adult_id, kind="external", country="RU")
    found = people(child, aigul)["Эрмек"]
    assert (found.place, found.is_away) == (HouseholdPlace.HERE, True)
    assert draw("Асанов Нурбек", [found]).ties == []


def test_of_whom_nothing_is_written_is_outside_and_an_institution_inside(child, aigul):
    father = add_adult(child, by=aigul, identity={"given": "Эрмек"}, relation="father")
    assert people(child, aigul)["Эрмек"].place is HouseholdPlace.ELSEWHERE
    record_fact(child, by=aigul, model=Inability, adult_id=father.adult_id, kind="died")
    assert people(child, aigul)["Эрмек"].lines == ["father", "Died"]
    record_fact(child, by=aigul, model=CareArrangement, institution="Балдар үйү", paper="institution")
    found = people(child, aigul)["Балдар үйү"]
    assert found.cares and found.place is HouseholdPlace.HERE
    assert found.lines == ["takes care of the child: placement in an institution"]


def test_brothers_and_sisters_are_where_they_are_written_down(child, family, aigul):
    here, there = make_child(aigul, "Айпери"), make_child(aigul, "Бакай")
    mother, grandmother = (Adult(pk=one.adult_id) for one in family)
    for sibling in (here, there):
        link_adult(sibling, by=aigul, adult=mother, relation="mother")
    link_adult(here, by=aigul, adult=grandmother, relation="grandmother_f", lives_together=True)
    found = people(child, aigul)
    assert found["Асанов Айпери"].lines[0].startswith("brother of the child, ")
    assert found["Асанов Айпери"].place is HouseholdPlace.HERE
    assert found["Асанов Бакай"].place is HouseholdPlace.ELSEWHERE


def test_a_sibling_is_a_brother_or_a_sister_where_that_is_known_with_the_age(child, family, aigul):
    words = {"f": "sister of the child", "m": "brother of the child", "": "brother or sister"}
    for sex in words:
        sibling = make_child(aigul, f"Бала{sex}", sex=sex, birth_date=today() - timedelta(days=3000))
        link_adult(sibling, by=aigul, adult=Adult(pk=family[0].adult_id), relation="mother")
    found = people(child, aigul)
    said = {sex: found[f"Асанов Бала{sex}"].lines for sex in words}
    assert said == {sex: [f"{word}, 8 years old"] for sex, word in words.items()}


def test_who_is_suspected_and_kept_away_is_marked_red_and_in_words(child, family, case, aigul, client_of):
    suspected(incident_of(child, aigul), aigul, family[1])
    order_of(child, aigul, family[1])
    text = page(client_of("aigul"), child)
    picture, words = text.split('<svg class="casefile-household"')[1].split("</svg>")[:2]
    assert picture.count('class="casefile-danger"') == picture.count('class="casefile-warns"') == 1
    assert 'class="casefile-danger-words"' in picture and "casefile-cares" not in picture
    assert "<li>Асанова Сайрагүл: suspected, may not come near the child; grandmother" in words


def test_a_carer_who_is_not_of_the_family_is_marked_too(child, family, case, aigul):
    suspected(incident_of(child, aigul), aigul, family[1])
    with reading(aigul):
        file, known = file_of(child, by=aigul), known_danger(child.pk, aigul)
    file.kin = []
    (found,) = people_of(file, known)
    assert found.said == ["suspected", "takes care of the child: no paper"]


def test_whom_the_reader_may_not_see_is_not_drawn_and_the_page_says_that(child, family, aigul, client_of):
    assert "is not drawn" not in page(client_of("aigul"), child)
    sister = make_child(aigul, "Айпери")
    link_adult(sister, by=aigul, adult=Adult(pk=family[0].adult_id), relation="mother")
    wall(aigul, sister)
    text = page(client_of("aigul"), child)
    assert "Асанова Сайрагүл" in text and "Асанова Бурул" not in text and "Айпери" not in text
    assert "files is not drawn." in text


def test_the_page_draws_and_says_the_same(client_of, child, family):
    for language in ["ky", "ru", "en"]:
        text = client_of("aigul", language).get(f"/children/{child.pk}/family/").text
        picture, words = text.split('<svg class="casefile-household"')[1].split("</svg>")[:2]
        for name in ("Асанова Бурул", "Асанова Сайрагүл"):
            assert name in picture and f"<li>{name}: " in words, language
        assert picture.count('class="casefile-cares"') == picture.count('class="casefile-away"') == 1
        assert picture.count('class="casefile-tie"') == 1 and 'role="img"' in picture, language


def test_boxes_stand_one_below_the_other_and_hold_their_lines():
    places = [person(place=place, cares=cares) for place in HouseholdPlace for cares in (True, False)]
    drawing = draw(LONG, [*places, person(LONG, HouseholdPlace.AWAY, is_away=True)])
    for one, following in pairwise(drawing.boxes):
        assert one.y + one.height < following.y
    for box in drawing.boxes:
        assert box.x > 0 and box.x + box.width < WIDTH
        assert all(box.y < line.y < box.y + box.height for line in box.texts)
        assert all(line.x + width_of(line.text, SIZE, line.is_bold) < box.x + box.width for line in box.texts)
    assert drawing.boxes[-1].y + drawing.boxes[-1].height < drawing.height
    inside = [one for one in drawing.boxes if one.y < drawing.floor]
    assert len(inside) == 3 and all(one.y + one.height < drawing.floor for one in inside)


def test_a_long_name_is_cut_in_the_picture_and_whole_in_the_words():
    drawing = draw("Асанов Нурбек", [person(LONG)])
    cut = [line.text for line in drawing.boxes[1].texts if line.is_bold]
    assert len(cut) == MOST_LINES and cut[-1].endswith("…")
    assert LONG in drawing.alt and f"{LONG}: mother" in drawing.groups[0][1]


def test_only_who_is_away_outside_the_house_is_tied_to_it():
    away = [person(place=HouseholdPlace.AWAY, is_away=True), person(is_away=True), person()]
    drawing = draw("Асанов Нурбек", away)
    (tie,) = drawing.ties
    box = next(one for one in drawing.boxes if one.y > drawing.floor)
    assert tie == f"M24 {drawing.floor}V{box.y + box.height // 2}H{box.x}"


def test_what_is_typed_is_drawn_as_text():
    drawing = draw("Асанов Нурбек", [person("<b>Мира</b>")])
    drawn = render_to_string("casefile/household.html", {"drawing": drawing, "undrawn": False})
    assert "<b>" not in drawn and "&lt;b&gt;Мира&lt;/b&gt;" in drawn
    assert [int(size) for size in re.findall(r'height="(\d+)"', drawn)] == [2 * LINE + 10, 2 * LINE + 10]
