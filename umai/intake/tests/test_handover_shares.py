"""The proposal: who could take which child."""

from hypothesis import given
from hypothesis import strategies as st

from umai.intake.handover.distribution import HandoverCase, HandoverTaker, distribute_cases

HERE, THERE = 1, 2


def cases(*places, municipality=HERE, weight=1.0):
    return [HandoverCase(number, municipality, place, weight) for number, place in enumerate(places)]


def taker(name, *, municipality=HERE, head=False, n=0, weight=0.0, places=()):
    return HandoverTaker(name, municipality, head, n, weight, frozenset(places))


def test_the_own_municipality_the_village_and_the_lightest_load_decide_in_this_order():
    found = distribute_cases(
        cases("a", "b"), [taker("far", municipality=THERE), taker("near", n=9, weight=9)], limit=25
    )
    assert set(found.values()) == {"near"}
    takers = [taker("new"), taker("known", n=3, weight=3, places=["a"])]
    assert distribute_cases(cases("a", "a"), takers, limit=25) == {0: "known", 1: "known"}
    takers = [taker("heavy", n=2, weight=8), taker("light", n=4, weight=2)]
    assert distribute_cases(cases("a"), takers, limit=25) == {0: "light"}
    takers = [taker("full", n=25, weight=1, places=["a"]), taker("free", n=24, weight=50)]
    assert distribute_cases(cases("a", "a"), takers, limit=25)[0] == "free"


def test_a_head_takes_children_only_when_nobody_else_can():
    head, far = taker("head", head=True), taker("far", municipality=THERE, n=40, weight=40)
    assert distribute_cases(cases("a"), [head, far], limit=25) == {0: "far"}
    assert distribute_cases(cases("a"), [head], limit=25) == {0: "head"}
    assert distribute_cases(cases("a"), [], limit=25) == {}


PLACES = st.sampled_from(["a", "b", "c", None])
CASES = st.lists(
    st.tuples(st.sampled_from([HERE, THERE]), PLACES, st.sampled_from([0.3, 1.0, 4.3])), max_size=40
)
TAKERS = st.lists(
    st.tuples(st.sampled_from([HERE, THERE, None]), st.booleans(), st.integers(0, 40)), min_size=1, max_size=6
)


@given(CASES, TAKERS)
def test_every_case_is_given_to_exactly_one_of_them(some, takers):
    known = [HandoverCase(number, *one) for number, one in enumerate(some)]
    who = [
        HandoverTaker(f"w{number}", where, head, n, float(n), frozenset())
        for number, (where, head, n) in enumerate(takers)
    ]
    found = distribute_cases(known, who, limit=25)
    assert set(found) == {one.case_id for one in known}
    assert set(found.values()) <= {one.worker_id for one in who}


@given(st.lists(PLACES, min_size=1, max_size=60), st.integers(2, 5))
def test_among_equals_in_no_village_nobody_gets_two_more_than_another(places, workers):
    known = [HandoverCase(number, HERE, None, 1.0) for number in range(len(places))]
    found = distribute_cases(known, [taker(f"w{number}") for number in range(workers)], limit=100)
    counts = [list(found.values()).count(f"w{number}") for number in range(workers)]
    assert max(counts) - min(counts) <= 1


@given(CASES)
def test_the_same_question_has_the_same_answer(some):
    known = [HandoverCase(number, *one) for number, one in enumerate(some)]
    who = [taker("a"), taker("b", municipality=THERE)]
    assert distribute_cases(known, who, limit=25) == distribute_cases(
        list(reversed(known)), list(reversed(who)), limit=25
    )
