import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.names.spelling import fold, has_control_characters, normalise, script

KYRGYZ = st.text("абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюяАӨҮҢЭЮ -'", max_size=30)
# letters of both scripts that look alike, stand-ins and marks: where repairs could chase each other
TRICKY = st.text("aceopxyvABCEHKMOPTXYVасеорхүнАЕОөӊѳɵѢѵ\u0306\u0308\u0301\u200b\u00ad q", max_size=12)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Чоӊ", "Чоң"),
        ("Ѳзгѳн", "Өзгөн"),
        ("кɵл", "көл"),
        ("Yмyт", "Үмүт"),
        ("Aсан", "Асан"),
        ("Аsanov", "Asanov"),
        ("Айгерим ", "Айгерим"),
        ("Нурлан\u00a0 уулу\tБекзат\n", "Нурлан уулу Бекзат"),
        ("Ай\u200bгерим\u0007", "Айгерим"),
        ("Нур–Султан", "Нур-Султан"),
        ("и\u0306од", "йод"),
        ("Асанов Hamid", "Асанов Hamid"),
    ],
)
def test_what_no_reader_sees_is_repaired(written, meant):
    assert normalise(written) == meant


@given(st.text() | TRICKY)
def test_normalising_twice_gives_the_same_as_once(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text() | TRICKY)
def test_a_normalised_name_is_composed_and_holds_nothing_invisible(text):
    clean = normalise(text)

    assert unicodedata.is_normalized("NFC", clean)
    assert not has_control_characters(clean)


@given(KYRGYZ)
def test_folding_a_folded_name_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(KYRGYZ)
def test_case_does_not_matter_to_the_fold(text):
    assert fold(text.upper()) == fold(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Асан", "cyrillic"),
        ("Үсөн", "cyrillic"),
        ("Asan", "latin"),
        ("Асан Asan", "mixed"),
        ("حسن", "other"),
        ("12 -", ""),
    ],
)
def test_the_script_of_a_name_is_told(text, kind):
    assert script(text) == kind


@given(st.text())
def test_any_text_has_a_script_or_none(text):
    assert script(text) in {"cyrillic", "latin", "mixed", "other", ""}
