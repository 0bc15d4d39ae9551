"""What stands above the columns of a list, in whichever language or in two, is known for what it means."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.linkage.parsing.columns import HEADERS, meaning_of
from umai.linkage.parsing.header import find_header

KNOWN = [
    (meaning, [words for words in said["is"] if all(len(word) > 2 for word in re.findall(r"\w+", words))])
    for meaning, said in tomllib.loads(HEADERS.read_text("utf-8")).items()
    if meaning != "other"
]
BESIDE = ("{} / {}", "{}/{}", "{} ({})", "{}\n{}", "{} | {}", "{} - {}", "{} [{}]", "{} {}")
BEFORE = ("", "3. ", "12) ", "№ 4 ", "7.", " ")


@pytest.mark.parametrize(
    "words",
    [
        *("Село / айыл", "айыл/село", "Айыл (село)", "Село\nайыл", "Село [айыл]", "Село, айыл", "айыл село"),
        *("Населённый пункт", "Населенный пункт:", "Насе-\nлённый пункт", "Нас. пункт", "Н/П"),
        *("кишлак", "Кыштак", "Кыштак / село", "3. Село", "3) Айыл / село", "№3 Село", "СЕЛО*", "Село (3)"),
        *("Название населённого пункта", "Айылдын аталышы / название села", "Село/город"),
    ],
)
def test_a_column_of_villages_is_known(words):
    assert meaning_of(words) == "settlement"


@pytest.mark.parametrize(
    "words",
    [
        *("А/О", "А.О.", "а/ө", "айыл өкмөтү", "Айыл өкмөтү (А/О)", "А/О / айыл өкмөтү", "4. А/О"),
        *("Айыл аймагы / айыльный аймак", "Айылный\nаймак", "Сельская управа / айыл өкмөтү"),
    ],
)
def test_a_column_of_municipalities_is_known(words):
    assert meaning_of(words) == "municipality"


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Ф.И.О. / Аты-жөнү", "full_name"),
        ("Ф.И.О. ребёнка (баланын аты-жөнү)", "full_name"),
        ("Фамилия, имя, отчество / Аты-жөнү", "full_name"),
        ("ФИО (полностью)", "full_name"),
        ("Туулган жылы / Дата рождения", "birth_date"),
        ("Дата рождения (число, месяц, год) / Туулган күнү", "birth_date"),
        ("Жынысы / Пол", "sex"),
        ("Пол (м/ж)", "sex"),
        ("Фамилия / Фамилиясы", "surname"),
        ("Аты\n(Имя)", "given"),
        ("Отчество / Атасынын аты", "patronymic"),
        ("ИНН (ПИН)", "pin"),
        ("Энесинин аты-жөнү / ФИО матери", "mother"),
        ("Облус / Область", "oblast"),
        ("Район/шаар", "rayon"),
        ("Класс / Классы", ""),
    ],
)
def test_a_heading_in_two_languages_is_the_one_thing_that_both_say(words, meaning):
    assert meaning_of(words) == meaning


@pytest.mark.parametrize(
    "words", ["Район / село", "Область, район / айыл өкмөтү / село", "Село / айыл өкмөтү"]
)
def test_a_heading_of_several_kinds_of_places_is_an_address(words):
    assert meaning_of(words) == "address"


@pytest.mark.parametrize(
    "words",
    [
        "Учитель / ФИО",
        "Учитель (ФИО)",
        "Пол / имя",
        "с. Ак-Терек / ул. Ленина",
        "12",
        "2014",
        "3-Б",
        "12.03.2015",
    ],
)
def test_words_of_which_one_part_is_not_known_are_not_guessed(words):
    assert meaning_of(words) is None


@given(st.data())
def test_two_ways_to_say_one_thing_are_that_thing_however_they_stand_beside_each_other(data):
    meaning, ways = data.draw(st.sampled_from(KNOWN))
    one, other = data.draw(st.sampled_from(ways)), data.draw(st.sampled_from(ways))
    words = data.draw(st.sampled_from(BEFORE)) + data.draw(st.sampled_from(BESIDE)).format(one, other)
    assert meaning_of(words) == meaning == meaning_of(words.upper())


@given(st.text(max_size=60))
def test_whatever_stands_above_a_column_raises_nothing(words):
    meaning_of(words)


def columns_named_in(*lines):
    found = find_header([*lines, ["1", "Асанов Бакыт", "2015", "Ак-Терек"]])
    return found.first, [meaning_of(words) for words in found.header]


HEADINGS = ["№", "Ф.И.О. / Аты-жөнү", "Туулган жылы / Дата рождения", "Село / айыл"]
MEANT = ["", "full_name", "birth_date", "settlement"]


@pytest.mark.parametrize("title", [["Список детей (Ноокатский район)"], ["Список детей (5 класс)"] * 4])
def test_a_title_above_the_headings_is_none_of_them(title):
    assert columns_named_in(title, HEADINGS) == (2, MEANT)


def test_villages_under_an_address_in_two_lines_are_villages():
    upper = ["№", "Ф.И.О.", "Адрес проживания", "Адрес проживания"]
    lower = ["", "", "Район", "Село / айыл"]
    assert columns_named_in(upper, lower) == (2, ["", "full_name", "rayon", "settlement"])
