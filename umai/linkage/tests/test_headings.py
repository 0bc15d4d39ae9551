"""What stands above the columns of a list, in whichever language or in two, is known for what it means."""

import re
import tomllib

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


MEANINGS = {
    "settlement": [
        *("Село / айыл", "айыл/село", "Айыл (село)", "Село\nайыл", "Село [айыл]", "Село, айыл", "айыл село"),
        *("Населённый пункт", "Населенный пункт:", "Насе-\nлённый пункт", "Нас. пункт", "Н/П"),
        *("кишлак", "Кыштак", "Кыштак / село", "3. Село", "3) Айыл / село", "№3 Село", "СЕЛО*", "Село (3)"),
        *("Название населённого пункта", "Айылдын аталышы / название села", "Село/город"),
    ],
    "municipality": [
        *("А/О", "А.О.", "а/ө", "айыл өкмөтү", "Айыл өкмөтү (А/О)", "А/О / айыл өкмөтү", "4. А/О"),
        *("Айыл аймагы / айыльный аймак", "Айылный\nаймак", "Сельская управа / айыл өкмөтү"),
    ],
    "full_name": [
        *("Ф.И.О. / Аты-жөнү", "Ф.И.О. ребёнка (баланын аты-жөнү)", "ФИО (полностью)"),
        "Фамилия, имя, отчество / Аты-жөнү",
    ],
    "birth_date": ["Туулган жылы / Дата рождения", "Дата рождения (число, месяц, год) / Туулган күнү"],
    "sex": ["Жынысы / Пол", "Пол (м/ж)"],
    "surname": ["Фамилия / Фамилиясы"],
    "given": ["Аты\n(Имя)"],
    "patronymic": ["Отчество / Атасынын аты"],
    "pin": ["ИНН (ПИН)"],
    "mother": ["Энесинин аты-жөнү / ФИО матери"],
    "oblast": ["Облус / Область"],
    "rayon": ["Район/шаар"],
    "": ["Класс / Классы"],
    # Several kinds of places are an address.
    "address": ["Район / село", "Область, район / айыл өкмөтү / село", "Село / айыл өкмөтү"],
    # Of what one part is not known is not guessed.
    None: [
        *("Учитель / ФИО", "Учитель (ФИО)", "Пол / имя", "с. Ак-Терек / ул. Ленина"),
        *("12", "2014", "3-Б", "12.03.2015"),
    ],
}


def test_a_heading_in_one_language_or_two_is_known_for_the_one_thing_that_it_says():
    for meaning, headings in MEANINGS.items():
        assert {words: meaning_of(words) for words in headings} == dict.fromkeys(headings, meaning)


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


def test_a_title_above_the_headings_is_none_of_them():
    for title in (["Список детей (Ноокатский район)"], ["Список детей (5 класс)"] * 4):
        assert columns_named_in(title, HEADINGS) == (2, MEANT), title


def test_villages_under_an_address_in_two_lines_are_villages():
    upper = ["№", "Ф.И.О.", "Адрес проживания", "Адрес проживания"]
    lower = ["", "", "Район", "Село / айыл"]
    assert columns_named_in(upper, lower) == (2, ["", "full_name", "rayon", "settlement"])
