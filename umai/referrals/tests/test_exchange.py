"""What may be passed on: the rule by itself."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from umai.referrals.exchange import (
    AgreementTerms,
    ExchangeBody,
    ExchangeField,
    agreed_values,
    fields_not_agreed,
    terms_in_force,
)

DAY = date(2026, 3, 5)
SCHOOL, OTHER_SCHOOL = ExchangeBody("school", "school", 1), ExchangeBody("other", "school", 1)
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2028, 1, 1))
FIELDS = st.frozensets(st.sampled_from(ExchangeField.values))


def agreed(**changes):
    said = {
        "id": "a",
        "district": 1,
        "office": None,
        "kind": "school",
        "fields": frozenset({"child_name"}),
        "holds_from": DAY,
    }
    return AgreementTerms(**said | changes)


TERMS = st.builds(
    AgreementTerms,
    id=st.uuids(),
    district=st.sampled_from([1, 2]),
    office=st.sampled_from([None, "school", "other"]),
    kind=st.sampled_from(["school", "clinic"]),
    fields=FIELDS,
    holds_from=DAYS,
    holds_to=st.none() | DAYS,
)


def test_the_first_and_the_last_day_count():
    terms = agreed(holds_to=DAY + timedelta(days=3))
    held = [terms.holds(on=DAY + timedelta(days=n)) for n in (-1, 0, 3, 4)]
    assert held == [False, True, True, False]


def test_an_agreement_covers_each_body_of_its_district_or_the_one_that_it_names():
    assert agreed().covers(SCHOOL) and agreed().covers(OTHER_SCHOOL)
    assert not agreed().covers(ExchangeBody("far", "school", 2)) and not agreed().covers(
        ExchangeBody("c", "clinic", 1)
    )
    terms = agreed(office="far")
    assert terms.covers(ExchangeBody("far", "school", 2)) and not terms.covers(SCHOOL)
    every, one = agreed(), agreed(id="b", office="school", holds_from=DAY - timedelta(days=9))
    assert terms_in_force([every, one], SCHOOL, district=1, on=DAY) == one
    assert terms_in_force([every, one], OTHER_SCHOOL, district=1, on=DAY) == every
    assert terms_in_force([agreed()], SCHOOL, district=2, on=DAY) is None


@settings(max_examples=30)
@given(agreements=st.lists(TERMS, max_size=6), on=DAYS)
def test_what_answers_is_in_force_that_day_and_covers_the_body(agreements, on):
    found = terms_in_force(agreements, SCHOOL, district=1, on=on)
    fit = [t for t in agreements if t.holds(on=on) and t.covers(SCHOOL) and t.district == 1]
    assert (found in fit) if fit else found is None
    assert not any(t.office and not found.office for t in fit)


@given(terms=TERMS, on=DAYS)
def test_a_day_outside_its_term_never_holds(terms, on):
    assert terms.holds(on=on) == (terms.holds_from <= on <= (terms.holds_to or on))


@given(terms=TERMS, asked=FIELDS)
def test_a_field_is_outside_exactly_when_the_agreement_does_not_name_it(terms, asked):
    assert set(fields_not_agreed(terms, asked)) == asked - terms.fields


@settings(max_examples=30)
@given(terms=TERMS, values=st.dictionaries(st.sampled_from(ExchangeField.values), st.text()))
def test_what_is_inside_is_named_and_there_and_in_order(terms, values):
    sent = agreed_values(terms, values)
    assert not fields_not_agreed(terms, sent) and all(sent.values())
    assert list(sent) == [name for name in ExchangeField.values if name in sent]


def test_a_field_that_nobody_knows_is_outside_every_agreement():
    assert fields_not_agreed(agreed(fields=frozenset(ExchangeField.values)), ["diagnosis", "pin"]) == [
        "diagnosis"
    ]
