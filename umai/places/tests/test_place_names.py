"""Places by all their names, without a database."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import umai.places
from umai.names.place_names.foreign import readings
from umai.names.place_names.known import PlaceNames
from umai.names.place_names.letters import coarse
from umai.names.place_names.spelled import forms, plain_name
from umai.names.scripts import passport_latin

DATA = Path(umai.places.__file__).parent / "data"
CYRILLIC = "абвгдежзийклмнңоөпрстуүфхцчшыэюя"


def read_villages():
    with (DATA / "villages_ru.csv").open(encoding="utf-8-sig", newline="") as lines:
        return {row["code"]: row["name_ru"] for row in csv.DictReader(lines)}


VILLAGES = read_villages()
BY_NAME = PlaceNames(VILLAGES.items())
AROUND = {"Көк-Төбө": 1, "Кызыл-Туу": 1, "Кызыл-Суу": 2, "Майское": 1, "Кочкор-Ата": 1, "Жаңы-Талап": 1}


@pytest.fixture(scope="module")
def known():
    return PlaceNames(((district, name), name) for name, district in AROUND.items())


def names_in(known, text, district):
    return {name for _district, name in known.find(text, lambda key: key[0] == district, loosely=True)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Коктюбе", "Көк-Дөбө"),
        ("Кок-Тепа", "Көк-Төбө"),
        ("Karasu", "Кара-Суу"),
        ("Имени Карла Маркса", "Карл Маркс атындагы"),
        ("им. Чкалова", "Чкалов атындагы"),
        ("Калинина", "Имени Калинина"),
        ("Совхоз Оргочор", "Оргочор"),
        ("с/з Оргочор", "Оргочор"),
        ("Первое Мая", "Биринчи Май"),
        ("1-Май", "Первомайское"),
        ("Нижняя Ала-Арча", "Төмөнкү Ала-Арча"),
        ("Баетово", "Баетов"),
        ("Узбек-Абад", "Өзбек-Авад"),
        ("Таласская область", "Талас областы"),
        ("Таласской области", "Талас облусу"),
        ("Манасский район", "Манас району"),
        ("Кара-Сууйского р-на", "Кара-Суу р-ну"),
        ("Ысык-Атинский район", "Ысык-Ата району"),
        ("Янги-Араван", "Жаңы-Араван"),
        ("Токмак", "Токмок"),
        ("Sovetskoe", "Советское"),
        ("Kushchu-Suu", "Кушчу-Суу"),
        ("Наукат", "Ноокат"),
        ("Навкат", "Ноокат"),
        ("Дараут-Коргон", "Дароот-Коргон"),
        ("Эски-Овчи", "Эски-Оочу"),
        ("Сариқ-Булоқ", "Сары-Булоқ"),
    ],
)
def test_two_spellings_are_one_word(one, other):
    assert plain_name(one) == plain_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Кызыл-Суу", "Кызыл-Туу"),
        ("Кара-Суу", "Кара-Сай"),
        ("Кара-Тоо", "Кара-Суу"),
        ("Ак-Жар", "Ак-Жол"),
        ("Жаңы-Талаа", "Жаңы-Талап"),
        ("Тажик-Кыштак", "Тажик"),
        ("Жогорку Норус", "Төмөнкү Норус"),
        ("Покровка", "Покров"),
        ("Бирлик", "Бирдик"),
        ("Ак-Бекет", "Ак-Бикет"),
    ],
)
def test_two_places_stay_two(one, other):
    assert plain_name(one) != plain_name(other)
    assert not set(forms(one)) & set(forms(other))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Qoʻchqor-Ota", "Кочкор-Ата"),
        ("Қучқор-Ота", "Кочкор-Ата"),
        ("Yangi-Talab", "Жаңы-Талап"),
        ("Kockor-Ata", "Кочкор-Ата"),
        ("Djany-Talap", "Жаңы-Талап"),
        ("Kek-Tjube", "Көк-Төбө"),
        ("Koek-Toeboe", "Көк-Төбө"),
        ("Май", "Майское"),
        ("Джангыталаб", "Жаңы-Талап"),
        ("Кочкр-Ата", "Кочкор-Ата"),
        ("Qizil-Tuv", "Кызыл-Туу"),
    ],
)
def test_a_looser_spelling_is_known_in_its_district(known, said, meant):
    assert names_in(known, said, 1) == {meant}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Боконбаево", "Бөкөнбай"),
        ("Покровка", "Покровское"),
        ("Им. Тельмана", "Тельмана"),
        ("Каракичи", "Кара-Кече"),
        ("Ак-Бикет", "Ак-Бекет"),
        ("Энильчек", "Иныльчек"),
        ("Титовка", "Титивка"),
        ("Бирлик", "Бирдик"),
        ("Арстанбап", "Арсланбаб"),
        ("Достук", "Doʻstlik"),
        ("Жан-Булак", "Жамбулак"),
        ("Кара-Ункур", "Кара-Үңгүр"),
        ("Красный Октябрь", "Кызыл-Октябрь"),
        ("Шилеккана", "Шиленкана"),
        ("Подгорное", "Погорное"),
        ("Кок-Жангак", "Koʻkyongʻoq"),
        ("Ак-Жар", "Oqyor"),
        ("Жети-Өгүз", "Yettioʻgʻiz"),
        ("Тоо-Асты", "Togʻ-Osti"),
        ("Жайлоо", "Yaylov"),
        ("Айдаркен", "Haydarkon"),
        ("Айдаркен", "Ҳайдаркон"),
        ("Хаят", "Hayot"),
        ("Жийде", "Zhiide-Aiyly"),
        ("Батуда", "Ботуда"),
        ("Балыкчы", "Balyktjy"),
        ("Узген", "Ouzguen"),
        ("Узген", "Owzgen"),
        ("Узген", "Uzgenas"),
        ("Каракол", "Karakola"),
        ("Нарын", "Narins"),
        ("Бишкек", "Biŝkeko"),
        ("Бишкек", "Biskek"),
        ("Бишкек", "Bixkek"),
        ("Жумгал", "Cumgal"),
        ("Ош", "Os"),
        ("Кызыл-Кия", "Kyzył-Kija"),
    ],
)
def test_what_others_write_leads_to_the_place(name, said):
    assert PlaceNames([(1, name)]).find(said, loosely=True) == {1}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Каджи-Саз", "Каджи-Сай"),
        ("Меркит", "Муркут"),
        ("Мирное", "Мирный"),
        ("Кок-Тал", "Kok-Talaa"),
        ("Таштак", "Dostuk"),
        ("Борду", "Бордунский"),
        ("Кызыл-Суу", "Жаны-Кызыл-Суу"),
    ],
)
def test_another_place_is_no_reading(name, said):
    assert not PlaceNames([(1, name)]).find(said, loosely=True)


@pytest.mark.parametrize("at", range(7))
def test_a_letter_may_be_missing_or_swapped_in_a_long_name(at):
    name, known = "Чолпоната", PlaceNames([(1, "Чолпон-Ата")])
    swapped = name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
    assert known.find(name[:at] + name[at + 1 :], loosely=True) == {1}
    assert known.find(swapped, loosely=True) == {1}


def test_a_looser_spelling_is_not_known_where_no_district_is_said(known):
    assert known.find("Кочкр-Ата") == known.find("Май") == set()


def test_the_village_of_another_district_is_no_answer(known):
    assert names_in(known, "Кызыл-Суу", 1) == set()
    assert names_in(known, "Кызыл-Суу", 2) == {"Кызыл-Суу"}


def test_an_ambiguous_name_has_several_answers():
    known = PlaceNames([(1, "Ак-Булак"), (2, "Акбулак"), (3, "Кара-Булак")])
    assert known.find("Oq-Buloq", loosely=True) == known.find("Ак-Булак") == {1, 2}


def test_the_surest_reading_counts_alone():
    known = PlaceNames([(1, "Көк-Тал"), (2, "Көк-Талаа"), (3, "Мирное"), (4, "Мирный")])
    for key, name in ((1, "Кек-Тал"), (2, "Кок-Талаа"), (3, "Мирное"), (4, "Мирный")):
        assert known.find(name, loosely=True) == {key}


@given(st.sampled_from(sorted(VILLAGES)), st.sampled_from(["", " айылы", " айыл аймагы"]), st.booleans())
def test_a_village_is_found_by_its_name_its_kind_and_its_case(code, kind, shouted):
    name = VILLAGES[code] + kind
    found = BY_NAME.find(name.upper() if shouted else name, lambda one: one[:8] == code[:8], loosely=True)
    assert code in found and {plain_name(VILLAGES[one]) for one in found} == {plain_name(VILLAGES[code])}


@given(st.sampled_from(sorted(VILLAGES)))
def test_a_village_is_found_by_its_latin_form(code):
    assume(not re.search("ъ|уйу", VILLAGES[code]))  # which passports do not tell from other letters
    found = BY_NAME.find(passport_latin(VILLAGES[code]), lambda one: one[:8] == code[:8], loosely=True)
    assert code in found


@given(st.sampled_from(sorted(VILLAGES)), st.sampled_from([" ", "-", " - "]))
def test_a_village_is_found_with_spaces_and_with_hyphens(code, between):
    said = VILLAGES[code].replace("-", between)
    assert code in BY_NAME.find(said, lambda one: one[:8] == code[:8], loosely=True)


@given(st.text(CYRILLIC, max_size=20))
def test_a_coarse_word_stays_as_it_is(word):
    assert coarse(coarse(word)) == coarse(word)


@given(st.text())
def test_any_text_may_be_asked(text):
    assert readings(text) and isinstance(plain_name(text), str)
    assert all(
        code[:8] == "41702205" for code in BY_NAME.find(text, lambda one: one[:8] == "41702205", loosely=True)
    )
