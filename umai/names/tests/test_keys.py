import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.names import keys
from umai.names.keys import given_key, query_keys, search_keys, skeleton, surname_root
from umai.names.parts import Parts, parse

DATA = Path(keys.__file__).parent / "data"
with (DATA / "name_variants.csv").open(encoding="utf-8", newline="") as file:
    PAIRS = [tuple(row.values()) for row in csv.DictReader(file)]
ONE_NAME = [(a, b, kind) for a, b, kind, rule in PAIRS if not rule.startswith("NEGATIVE")]
TWO_NAMES = [(a, b, kind) for a, b, kind, rule in PAIRS if rule.startswith("NEGATIVE")]
FALSE_FRIENDS = [
    ("Айжан", "Айзан"),
    ("Нурзат", "Нурзада"),
    ("Нурлан", "Нурдан"),
    ("Асан", "Асель"),
    ("Эрмек", "Эрнек"),
    ("Бакыт", "Бактыгүл"),
    ("Самат", "Самара"),
    ("Талант", "Таланбек"),
    ("Жаныбек", "Жаныбай"),
    ("Алина", "Элина"),
    ("Айпери", "Нурпери"),
    ("Мирлан", "Мирбек"),
]
PASSPORTS = {
    "Жумагулов": "Dzhumagulov Zhumagulov Jumagulov",
    "Жылдыз": "Dzhyldyz Zhyldyz Jyldyz",
    "Чыңгыз": "Chyngyz Chynggyz Chingiz",
    "Өмүрбек": "Omurbek Omyrbek",
    "Үсөнбаев": "Usenbaev Usonbaev Usenbayev",
    "Хамид": "Khamid Hamid Hamit",
    "Айгерим": "Aigerim Aygerim Ajgerim",
    "Бактыгүл": "Baktygul Baktigul",
    "Нурсултан": "Nursultan Nur-Sultan",
    "Кыязбек": "Kyiazbek Kyyazbek Kiazbek",
    "Юлия": "Iuliia Yuliya Julia",
    "Жээнбекова": "Dzheenbekova Zheenbekova Jeenbekova",
    "Ысмайылов": "Ysmaiylov Ysmayylov Ismailov",
    "Гүлзат": "Gulzat Gulzaat",
}


def keys_of(name, kind="given"):
    return set(search_keys(Parts(surname=name) if kind == "surname" else Parts(given=name)))


@pytest.mark.parametrize(("one", "other", "kind"), ONE_NAME)
def test_spellings_of_one_name_share_a_key(one, other, kind):
    assert keys_of(one, kind) & keys_of(other, kind)


@pytest.mark.parametrize(("one", "other", "kind"), TWO_NAMES)
def test_two_names_that_look_alike_share_none(one, other, kind):
    assert not keys_of(one, kind) & keys_of(other, kind)


@pytest.mark.parametrize(("one", "other"), FALSE_FRIENDS)
def test_false_friends_stay_apart(one, other):
    assert given_key(one) != given_key(other)
    assert not keys_of(one) & keys_of(other)


@pytest.mark.parametrize(
    ("name", "latin"), [(n, form) for n, forms in PASSPORTS.items() for form in forms.split()]
)
def test_a_passport_finds_the_kyrgyz_name(name, latin):
    assert set(search_keys(parse(name))) & set(search_keys(parse(latin)))


def test_brothers_and_sisters_share_the_root_of_their_surnames():
    roots = {surname_root(surname) for surname in ("Асанов", "Асанова", "Асан", "Асан уулу", "Асан кызы")}

    assert roots == {"асан"}


def test_the_father_is_found_in_either_way_of_naming():
    russian = search_keys(parse("Асанов Бекзат Нурланович"))
    kyrgyz = search_keys(parse("Нурлан уулу Бекзат"))

    assert "f:нурлан" in set(russian) & set(kyrgyz)


def test_a_leading_vowel_keeps_its_class():
    assert skeleton("асан") != skeleton("усон")


@pytest.mark.parametrize("typed", ["Айгерим Асанова", "Асанова Айгерим", "айгерим асан", "Aigerim Asanova"])
def test_a_query_finds_both_parts_in_any_order(typed):
    assert {"g:аигерим", "s:асан"} <= set(query_keys(typed))


@given(st.text())
def test_any_text_has_keys_or_none(text):
    assert query_keys(text) == sorted(set(query_keys(text)))


@given(st.text(), st.text(), st.text())
def test_the_parts_themselves_are_left_as_they_were(surname, name, father):
    parts = Parts(surname, name, "", father)
    search_keys(parts)

    assert (parts.surname, parts.given, parts.father) == (surname, name, father)
