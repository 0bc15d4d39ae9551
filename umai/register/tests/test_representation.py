"""The words of who may act for a child: every reason and every doubt of the rules has its own."""

from umai.law.children import representation as rules
from umai.register.family.representation import ANSWERS, DOUBTS, REASONS


def test_every_reason_and_every_doubt_of_the_rules_has_words():
    assert set(ANSWERS) == set(rules.MayAct)
    assert set(REASONS) == set(rules.REASONS)
    assert set(DOUBTS) == set(rules.DOUBTS)
