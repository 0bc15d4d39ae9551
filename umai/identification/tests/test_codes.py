import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.identification.codes import digest_of, hash_of, make
from umai.identification.sealing import Words


def test_a_code_is_sixteen_digits_in_groups():
    groups = make().split(" ")
    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert all(group.isascii() and group.isdigit() for group in groups)


def test_two_codes_are_not_the_same():
    assert len({make() for _ in range(200)}) == 200


@pytest.mark.parametrize("between", ["", " ", "-", "  ", "\u00a0", "–"])
def test_a_code_is_known_however_it_is_spaced(between):
    code = make()
    assert hash_of(code.replace(" ", between)) == hash_of(code)


def test_digits_of_another_script_are_the_same_digits():
    assert hash_of("١٢٣٤ 5678 9012 3456") == hash_of("1234567890123456")


@pytest.mark.parametrize(
    "typed", ["", "1234", "1234 5678 9012 345", "1234 5678 9012 34567", "abcd efgh ijkl mnop"]
)
def test_what_cannot_be_a_code_has_no_hash(typed):
    assert hash_of(typed) is None


@given(st.text())
def test_whatever_is_typed_is_answered(typed):
    assert hash_of(typed) is None or len(hash_of(typed)) == 32


def test_the_hash_does_not_tell_the_code_to_who_has_no_key():
    from hashlib import sha256

    assert hash_of("1234567890123456") != sha256(b"1234567890123456").digest()


def test_the_same_words_have_the_same_digest():
    assert digest_of(Words("Бала  ыйлап\nжатат")) == digest_of(Words("бала ыйлап жатат "))


@given(st.sampled_from(["happened", "where", "child", "feared"]))
def test_one_other_word_is_another_digest(part):
    assert digest_of(Words("бала")) != digest_of(Words(**{"happened": "бала"} | {part: "кыз"}))
