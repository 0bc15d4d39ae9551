"""Each rule finds what contradicts, and no longer once it was mended; also in the list of the night."""

import pytest

from umai.contradictions.rules import RANKS, RULE_OF_SLUG, RULES
from umai.contradictions.tests.conftest import CASES, found, listed, renew


def test_every_rule_has_a_case_and_a_rank_of_its_own():
    assert set(CASES) == set(RULE_OF_SLUG)
    assert len(set(RANKS.values())) == len(RULES)


@pytest.mark.parametrize("slug", CASES)
def test_what_contradicts_is_found_until_it_is_mended(slug, aigul):
    home, mend = CASES[slug](aigul)
    assert found(home) == {slug}
    mend()
    assert found(home) == set()


def test_the_night_finds_exactly_these(aigul):
    cases = {slug: make(aigul) for slug, make in CASES.items()}
    renew()
    assert listed() == {(home.child.pk, slug) for slug, (home, _mend) in cases.items()}
    for _home, mend in cases.values():
        mend()
    renew()
    assert listed() == set()
