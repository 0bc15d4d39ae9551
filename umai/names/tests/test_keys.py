import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.names import keys
from umai.names.keys import Key, father_root, given_key, key_of, keys_of, surname_root, word_number
from umai.names.parts import NameParts, parse_name, parts_of
from umai.names.similarity import Similarity, near_traces, similarity_of, traces

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


ROOT = {"given": given_key, "surname": surname_root, "place": given_key}


def meet(one, other):
    """Whether a search for one of these folded words comes upon the other."""
    return bool(set(near_traces(one)) & set(traces(other)))


@pytest.mark.parametrize(("one", "other", "kind"), ONE_NAME)
def test_spellings_of_one_name_find_each_other(one, other, kind):
    root = ROOT[kind]
    assert meet(root(one), root(other)) and meet(root(other), root(one))
    assert similarity_of(root(one), root(other)) >= Similarity.SOUNDS


@pytest.mark.parametrize(("one", "other", "kind"), TWO_NAMES)
def test_two_names_that_look_alike_are_two(one, other, kind):
    assert not meet(ROOT[kind](one), ROOT[kind](other))


@pytest.mark.parametrize(("one", "other"), FALSE_FRIENDS)
def test_false_friends_stay_apart(one, other):
    assert given_key(one) != given_key(other)
    assert similarity_of(given_key(one), given_key(other)) < Similarity.FOLDED


@pytest.mark.parametrize(
    ("name", "latin"), [(n, form) for n, forms in PASSPORTS.items() for form in forms.split()]
)
def test_a_passport_finds_the_kyrgyz_name(name, latin):
    root = surname_root if re.search("(ов|ев|ова)$", name) else given_key
    assert meet(root(latin), root(name))


def test_brothers_and_sisters_share_the_root_of_their_surnames():
    roots = {surname_root(surname) for surname in ("Асанов", "Асанова", "Асан", "Асан уулу", "Асан кызы")}
    assert roots == {"асан"}


def test_a_surname_on_in_has_one_root_with_and_without_ov_and_that_of_the_father():
    roots = {surname_root(surname) for surname in ("Эркинова", "Эркин", "Эркина", "Эркинов")}
    assert roots == {father_root("Эркинович")} == {"еркин"}
    assert surname_root("Аминов") == surname_root("Амин") == "амин"


def test_the_father_is_found_in_either_way_of_naming():
    russian, kyrgyz = key_of(parse_name("Асанов Бекзат Нурланович")), key_of(parse_name("Нурлан уулу Бекзат"))
    assert russian == Key("бекзат", "асан", "нурлан")
    assert (kyrgyz.given, kyrgyz.father) == ("бекзат", "нурлан")
    assert father_root("Атаевич") == father_root("Атай")


@pytest.mark.parametrize(("name", "root"), [("Атай", "ата"), ("Цой", "цои"), ("Бай", "баи")])
def test_a_last_letter_stays_where_only_two_would_be_left(name, root):
    assert (surname_root(name), father_root(name)) == (root, root)


@pytest.mark.parametrize("name", ["Нурлан уулу Бекзат", "Нурланов Бекзат Нурланович"])
def test_a_surname_that_is_the_father_s_name_counts_once(name):
    assert key_of(parse_name(name)) == Key("бекзат", "", "нурлан")


def test_forms_that_fold_to_the_same_words_are_one_key():
    parts = parts_of("Жумагулов", "Чыңгыз", "Өмүрбекович")
    written = ("Джумагулов Чынгыз Омурбекович", "Чыңгыз Жумагулов", "Zhumagulov Chyngyz")
    assert keys_of(parts, *written) == [Key("чиниз", "жумагул", "омурбек")]


def test_a_form_written_otherwise_is_a_key_of_its_own():
    found = keys_of(parts_of("Асанов", "Нурбек", "Таалаевич"), "Assanoff Noorbeck")
    assert found == [Key("нурбек", "асан", "тала"), Key("норбек", "асаноп", "тала")]


def test_a_name_without_letters_has_no_key():
    assert keys_of(NameParts("", "—", "")) == []


def test_a_number_is_the_same_on_every_machine():
    assert (word_number("нурлан"), word_number("")) == (-647134502, None)


@given(st.text())
def test_any_text_has_keys_or_none(text):
    for key in keys_of(parse_name(text), text):
        assert any(key)


@given(st.text())
def test_a_number_fits_into_four_bytes(word):
    assert word == "" or -(2**31) <= word_number(word) < 2**31
