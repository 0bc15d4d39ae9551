"""Short and long forms of a name find each other, and stay two names."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from umai.names.forms import FormLikeness, form_of, short_forms
from umai.names.keys import given_key
from umai.names.similarity import Similarity, near_traces, similarity_of, traces

FORMS = [
    ("Акыл", "Акылжан"),
    ("Мукан", "Муканбек"),
    ("Айнур", "Айнурбек"),
    ("Сезим", "Сезимжан"),
    ("Бакыт", "Бакытбек"),
    ("Пери", "Айпери"),
    ("Улугбек", "Улугбекжан"),
]
# Names that share a beginning or an ending and are no forms of one another.
OTHERS = [
    ("Жаныбек", "Жаныбай"),
    ("Айпери", "Нурпери"),
    ("Нурлан", "Нурбек"),
    ("Талант", "Таланбек"),
    ("Самат", "Самара"),
    ("Мирлан", "Мирбек"),
]


def meet(asked, recorded):
    """Whether a search for one given name comes upon the other."""
    return bool(set(near_traces(asked, given=True)) & set(traces(recorded, given=True)))


@pytest.mark.parametrize(("short", "long"), FORMS)
def test_a_short_and_a_long_form_find_each_other(short, long):
    short, long = given_key(short), given_key(long)
    assert meet(short, long) and meet(long, short)
    assert similarity_of(short, long, given=True) == similarity_of(long, short, given=True) >= Similarity.FORM


@pytest.mark.parametrize(("short", "long"), FORMS)
def test_a_form_is_never_one_key(short, long):
    assert given_key(short) != given_key(long)
    assert similarity_of(given_key(short), given_key(long)) < Similarity.FOLDED


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_long_forms_are_no_form_of_one_another(one, other):
    assert form_of(given_key(one), given_key(other)) != FormLikeness.SURE


def test_a_surname_has_no_forms():
    assert similarity_of("акил", "акилжан") == Similarity.OTHER


@pytest.mark.parametrize("typed", ["Нурланбк", "Нурланебк", "Нулранбек", "Нурлнбек"])
def test_a_long_form_with_a_slip_finds_the_short_one(typed):
    typed, recorded = given_key(typed), given_key("Нурлан")
    assert meet(typed, recorded)
    assert similarity_of(typed, recorded, given=True) >= Similarity.FORM_NEAR


STEMS = st.text("абгдежзиклмнопрстуч", min_size=4, max_size=9)
ENDINGS = st.sampled_from(["бек", "жан", "гул", "кан", "баи"])


@given(STEMS, ENDINGS, st.data())
def test_one_slip_in_the_short_form_is_forgiven(stem, ending, data):
    at = data.draw(st.integers(0, len(stem) - 1))
    asked = stem[:at] + stem[at + 1 :]
    assume(len(asked) > 3)
    assert meet(asked, stem + ending)
    assert form_of(asked, stem + ending) != FormLikeness.NONE


@given(STEMS)
def test_a_form_is_shorter_and_never_the_name_itself(word):
    assert all(2 < len(short) < len(word) for short in short_forms(word))
    assert form_of(word, word) == FormLikeness.NONE or word in short_forms(word)
