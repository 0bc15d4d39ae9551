"""How alike a record and a child are, by the numbers in use, and in which words that is said."""

from datetime import date
from itertools import permutations

import pytest

from umai.matching.comparison.levels import COMPARISONS
from umai.matching.comparison.records import ListRecord, features
from umai.matching.comparison.trained_numbers import shipped_numbers
from umai.names.query import join_neighbours, parse_query
from umai.register.fields.birth_date import BirthDate
from umai.register.models import Identity
from umai.register.search.free_text import TextMatcher
from umai.register.search.likeness import DescriptionMatcher
from umai.register.search.reasons import REASONS
from umai.register.search.records import ChildBackground
from umai.register.weights.numbers import NumbersInUse

NUMBERS = NumbersInUse(
    shipped_numbers(), 2_000_000, {"given": {features(ListRecord(given="Нурбек")).given: 0.01}}
)
NURBEK = ListRecord(
    "Асанов", "Нурбек", "Маратович", "2015-03-27", "m", "22703201500123", "5", "50", "500", "5000"
)


def against(row, **changes):
    """In English, why this row and the boy are one child, or are not."""
    likeness = DescriptionMatcher(row._replace(**changes), NUMBERS).of_row(NURBEK)
    return likeness, [str(reason) for reason in likeness.why]


def typed(text, born=None, **particulars):
    said = {
        "surname": "Асанов",
        "given": "Нурбек",
        "patronymic": "Маратович",
        "birth_date": date(2015, 3, 27),
    }
    words = parse_query(text)
    asked = TextMatcher(words, NUMBERS, torn=join_neighbours(words), born=born)
    return asked.likeness(Identity(**said | particulars), ChildBackground())


def test_every_level_of_agreement_has_its_words():
    levels = {each.name: {level.name for level in each.informative_levels()} for each in COMPARISONS}
    assert {name: set(words) for name, words in REASONS.items()} == levels


def test_it_is_said_what_agrees_and_what_differs():
    for changes, words in (
        ({"given": "Нурбэк", "surname": "Asanov"}, "surname spelled another way"),
        ({"given": "Улан"}, "another given name"),
        ({"pin": "21406201300001"}, "another PIN"),
        ({"birth_date": "2015-03-28"}, "one digit of the date of birth differs"),
        ({"birth_date": "2011-11-02"}, "another date of birth"),
        ({"sex": "f"}, "another sex"),
        ({"settlement": "5001"}, "same aiyl aimak or town"),
        ({"given": "Асанов", "surname": "Нурбек"}, "same given name"),
    ):
        assert words in against(NURBEK, **changes)[1], changes
    _, why = against(NURBEK, pin="", birth_date="2011-11-02")
    assert why.index("same given name") < why.index("another date of birth")
    likeness, why = against(NURBEK)
    assert likeness.score > 0.9999
    assert why[:2] == ["same PIN", "same date of birth"] and "same given name" in why
    likeness, _ = against(NURBEK, given="Улан", birth_date="2013-06-14", pin="21406201300001")
    assert likeness.score < 0.01


def test_a_common_name_weighs_less_than_a_rare_one():
    common, _ = against(NURBEK, surname="", patronymic="", pin="")
    rare = DescriptionMatcher(ListRecord(given="Сатыбалды"), NUMBERS).of_row(ListRecord(given="Сатыбалды"))
    assert (
        rare.bits
        > DescriptionMatcher(ListRecord(given="Нурбек"), NUMBERS).of_row(ListRecord(given="Нурбек")).bits
    )
    assert common.bits > 0


def test_the_order_of_the_words_typed_does_not_matter():
    scores = {typed(" ".join(words)).score for words in permutations(["Нурбек", "Асанов", "Маратович"])}
    assert len(scores) == 1


def test_a_year_typed_alone_may_be_an_age_that_somebody_guessed():
    near, far = (
        typed("Нурбек Асанов", BirthDate.in_year(2014)),
        typed("Нурбек Асанов", BirthDate.in_year(2010)),
    )
    assert near.bits == typed("Нурбек Асанов").bits > far.bits


def test_words_typed_and_a_record_weigh_alike_where_they_tell_the_same():
    text = typed("Асанов Нурбек Маратович", BirthDate(date(2015, 3, 27)))
    record = DescriptionMatcher(ListRecord("Асанов", "Нурбек", "Маратович", "2015-03-27"), NUMBERS)
    likeness = record.of_row(ListRecord("Асанов", "Нурбек", "Маратович", "2015-03-27"))
    assert text.bits == pytest.approx(likeness.bits, abs=1e-9)
    assert text.score == pytest.approx(likeness.score, abs=1e-9)


def test_the_name_on_a_document_counts_as_another_name_of_the_child():
    child = Identity(surname="Асанов", given="Нурбек", written_latin="Assanoff Noorbeck")
    asked = DescriptionMatcher(ListRecord("Assanoff", "Noorbeck"), NUMBERS)
    assert asked.likeness(child, ChildBackground()).bits > asked.of_row(ListRecord("Асанов", "Нурбек")).bits
