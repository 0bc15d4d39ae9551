"""What was typed is read as every part of a name that it can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.names.parts import parts_of
from umai.names.query import join_neighbours, parse_query, query_words_of


def first(word):
    return tuple(roots[0] if roots else "" for roots in word[1:4])


@pytest.mark.parametrize("typed", ["Айгерим Асанова", "Асанова, Айгерим", "айгерим асан", "Aigerim Asanova"])
def test_each_word_may_be_each_part_in_any_order_and_script(typed):
    words = parse_query(typed)
    assert "аигерим" in {root for word in words for root in word.given}
    assert "асан" in {root for word in words for root in word.surname}


@pytest.mark.parametrize(
    "typed", ["Нурлан уулу Бекзат", "Бекзат Нурлан уулу", "Нурлануулу Бекзат", "Нурлан-улу Бекзат"]
)
def test_the_word_before_uulu_is_the_father(typed):
    words = {word.text: word for word in parse_query(typed)}
    assert set(words) == {"Нурлан", "Бекзат"}
    assert words["Нурлан"].given == () and words["Нурлан"].father == ("нурлан",)


def test_a_patronymic_is_no_given_name():
    *_, word = parse_query("Асанов Бекзат Нурланович")
    assert word.given == () and word.father[0] == "нурлан"


def test_a_surname_may_be_made_of_the_father_s_name():
    (word,) = parse_query("Нурланов")
    assert word.surname[0] == "нурлан" and "нурлан" in word.father


@pytest.mark.parametrize(
    ("typed", "root"),
    [("Алмазвоа", "алмаз"), ("Нуралинв", "нурали"), ("Солтобехоса", "солтобек"), ("Мухамадулу", "мукамад")],
)
def test_a_misspelt_ending_goes_too(typed, root):
    (word,) = parse_query(typed)
    assert root in word.surname


def test_a_latin_h_that_slipped_is_put_back():
    (word,) = parse_query("Dzahntaev")
    assert "жанта" in {*word.surname}


def test_a_misspelt_uulu_is_spared():
    assert [word.spare for word in parse_query("Нурлан кулу Бекзат")] == [False, True, False]


def test_a_name_torn_in_two_is_joined():
    assert [first(word)[0] for word in join_neighbours(parse_query("Бакты гүл Асанова"))] == [
        "бактигул",
        "гуласанова",
    ]


def test_parts_that_are_known_are_taken_for_what_they_are():
    given, surname, father = query_words_of(parts_of("Асанов", "Бекзат", "Нурланович"))
    assert (given.given[0], given.surname, given.father) == ("бекзат", (), ())
    assert (surname.given, surname.surname[0]) == ((), "асан")
    assert (father.given, father.surname, father.father[0]) == ((), (), "нурлан")


def test_a_father_in_the_surname_is_sought_once():
    given, surname = query_words_of(parts_of("Нурлан уулу", "Бекзат", ""))
    assert given.given == ("бекзат",) and "нурлан" in surname.father


def test_a_question_of_very_many_words_is_cut():
    assert len(parse_query("Асан " * 500)) < 10


@given(st.text())
def test_any_text_can_be_sought(text):
    join_neighbours(parse_query(text))
    query_words_of(parts_of(text, text, text))
