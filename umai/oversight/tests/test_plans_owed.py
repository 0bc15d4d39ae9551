"""The plans that wait are counted by what is owed and listed as plans; both are the same plans at every step."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import NOOKAT
from tests.moves import move_across
from umai.law.terms.clock import today
from umai.oversight.board.counts import RATIOS
from umai.oversight.board.ratios import count_ratios
from umai.oversight.board_query import BoardQuery
from umai.oversight.tests.conftest import make_case
from umai.planning.draft import actions
from umai.planning.editions import actions as chain
from umai.planning.tests.conftest import join, wall, write_out
from umai.register.models import Child
from umai.staff.models import OfficeKind, Role

PLANS = [RATIOS["agreements"], RATIOS["approvals"]]


def owed(by, *, days=0):
    """Key to (late, waiting) as counted, so many days from now; it is what is listed."""
    with by.speaking():
        asked = replace(BoardQuery.of({}, by), on=today() + timedelta(days=days))
        found = {key: groups[None][:2] for key, groups in count_ratios(PLANS, asked).items()}
        for share in PLANS:
            rows = share.listed(asked).count(), share.listed(asked, whole=True).count()
            assert found[share.key] == rows
    return found


@pytest.fixture
def edition(aigul, erlan):
    plan = actions.begin_plan(make_case(aigul, "Нурбек", days_ago=5), by=aigul, kind="child")
    write_out(plan, aigul)
    return chain.hand_in_plan(plan, by=aigul)


@pytest.fixture
def submitted(edition, erlan):
    chain.submit_plan(edition, by=erlan, on=today())
    return edition


def test_a_plan_that_was_handed_in_waits_for_nobody_yet(edition, damira):
    assert owed(damira) == {"agreements": (0, 0), "approvals": (0, 0)}


def test_a_submitted_plan_waits_for_the_commission_and_then_for_the_administration(submitted, damira):
    assert owed(damira) == {"agreements": (0, 1), "approvals": (0, 0)}
    assert owed(damira, days=90) == {"agreements": (1, 1), "approvals": (0, 0)}
    sabira = join("sabira", "Сабира", OfficeKind.COMMISSION, NOOKAT, Role.COMMISSION_SECRETARY)
    chain.agree_to_plan(submitted, by=sabira, on=today(), paper_number="14")
    assert owed(damira) == {"agreements": (0, 0), "approvals": (0, 1)}
    assert owed(damira, days=90) == {"agreements": (0, 0), "approvals": (1, 1)}


def test_the_plan_of_a_file_that_moved_away_is_counted_where_the_file_is(submitted, damira, cholpon):
    move_across(submitted.child_id, by=damira, to=cholpon)
    assert owed(damira, days=90)["agreements"] == (0, 0)


def test_a_plan_behind_a_wall_is_not_counted(submitted, damira):
    wall(damira, Child(pk=submitted.child_id))
    assert owed(damira, days=90)["agreements"] == (0, 0)
