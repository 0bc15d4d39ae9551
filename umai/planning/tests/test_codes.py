"""The check code: made from every letter, read out without mistakes, told to nobody more than it says."""

from hypothesis import given
from hypothesis import strategies as st

from umai.documents.papers import to_plain_json
from umai.planning.decisions.views import edition_by_code
from umai.planning.editions.codes import ALPHABET, LENGTH, as_printed_code, code_of, parse_code

TEXTS = st.dictionaries(st.text(max_size=5), st.text(max_size=20) | st.integers() | st.none(), max_size=5)


@given(text=TEXTS)
def test_it_has_twelve_signs_that_nobody_mistakes(text):
    code = code_of(text)
    assert len(code) == LENGTH and set(code) <= set(ALPHABET)


@given(text=TEXTS)
def test_it_is_found_however_it_is_typed(text):
    code = code_of(text)
    assert (
        parse_code(as_printed_code(code))
        == parse_code(code.lower().replace("0", "o").replace("1", "l"))
        == code
    )


@given(one=TEXTS, other=TEXTS)
def test_two_texts_have_two_codes(one, other):
    assert (code_of(one) == code_of(other)) is (to_plain_json(one) == to_plain_json(other))


@given(words=st.text(max_size=20))
def test_what_cannot_be_a_code_is_none(words):
    typed = parse_code(words)
    assert typed == "" or (len(typed) == LENGTH and set(typed) <= set(ALPHABET))


def test_the_order_in_which_it_is_kept_changes_nothing():
    assert code_of({"a": 1, "б": "ө"}) == code_of({"б": "ө", "a": 1})


def test_everybody_signed_in_learns_number_and_day_and_nothing_else(edition, jyldyz):
    with jyldyz.speaking():
        assert edition_by_code(edition.code) == {"number": 1, "handed_in_on": edition.handed_in_on}
        assert edition_by_code("0" * 12) is None


def test_nobody_learns_it_without_signing_in(edition):
    assert edition_by_code(edition.code) is None
