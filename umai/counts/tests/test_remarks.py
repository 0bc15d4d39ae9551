"""A remark is said with its figures as people write them."""

import pytest

from umai.counts.remarks import Remark, english_number, say_remark


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("by", 12.4, "+12"), ("by", -3.6, "-4"), ("tried", 1234, "1,234"), ("chance", 0.0312, "0.031")],
)
def test_a_change_has_its_sign_and_a_chance_its_digits(name, value, said):
    assert english_number(name, value) == said


def test_names_stand_in_a_sentence_as_they_are():
    sentence = {"far": "In %(where)s %(tried)s were tried."}

    assert say_remark(Remark("far", {"where": "2024-03", "tried": 7}), sentence) == "In 2024-03 7 were tried."
