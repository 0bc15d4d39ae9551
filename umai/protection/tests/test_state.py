"""A protection as its terms need it, in one query, is the protection as it stands."""

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from umai.protection.models import Danger, ExaminationOutcome, SafetyDecisionKind
from umai.protection.steps.state import TERM_COLUMNS, states_of, term_states_of
from umai.protection.steps.steps import STEP_OF_NAME
from umai.protection.steps.terms import terms_of
from umai.protection.tests.conftest import begun, make_case, make_child, proposed_end
from umai.protection.tests.test_acts import STEPS, done

TOLD = {
    "record_danger": lambda draw: {"danger": draw.choice(Danger.values)},
    "decide": lambda draw: {
        "decided": draw.choice(SafetyDecisionKind.values),
        "adult_words": "The aunt",
        "suspect_words": "The uncle",
    },
    "record_examination": lambda draw: {
        "outcome": draw.choice(ExaminationOutcome.values),
        "refused_by": "child",
    },
}


@pytest.fixture
def protections(aigul):
    """Three that run: one in which nothing was written, and two of which all steps may be written again."""
    return [begun(make_case(make_child(aigul, given), aigul), aigul) for given in ("Азат", "Бакыт", "Эмил")]


def written(protections, by, draw, number):
    """So many steps in any order, at few instants: several fall on one."""
    instants = [timezone.now() - timedelta(hours=hours) for hours in (1, 2, 3, 4)]
    for _each in range(number):
        verb, protection = draw.choice(sorted(STEPS)), draw.choice(protections[1:])
        said = TOLD.get(verb, lambda draw: {})(draw)
        done(verb, protection, by, happened_at=draw.choice(instants), **said)


def told(state):
    """All that the terms and the danger are read from."""
    steps = {}
    for name, column in TERM_COLUMNS.items():
        rows = state.rows_of(STEP_OF_NAME[name])
        steps[name] = [(row.happened_at, column and getattr(row, column)) for row in rows]
    return (
        state.protection,
        steps,
        state.proposal and state.proposal.recorded_at,
        state.danger,
        terms_of(state),
    )


@pytest.mark.parametrize("seed", range(2))
def test_both_ways_of_reading_say_the_same_whatever_was_written(protections, aigul, seed):
    written(protections, aigul, Random(seed), 24)
    if seed % 2:
        proposed_end(protections[1], aigul)  # proposed, and it runs
    with aigul.speaking():
        quick, whole = term_states_of(protections, aigul), states_of(protections, aigul)
        assert [told(state) for state in quick] == [told(state) for state in whole]
