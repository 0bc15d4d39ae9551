"""Commission and administration see what was submitted in their district, and no row of a file besides."""

import pytest
from django.test import override_settings

from tests.seen import tables_seen_by
from umai.access.sessions import Speaker
from umai.planning.editions.bodies import deciding_districts
from umai.planning.models import Plan, PlanEdition, PlanStep
from umai.planning.tests.conftest import wall


@pytest.fixture(params=[True, False], ids=["own filter", "row security alone"])
def own_filter(request):
    with override_settings(UMAI_OWN_FILTER=request.param):
        yield


def reached(by):
    with by.speaking():
        return (PlanEdition.objects.within_reach_of(by).count(), PlanStep.objects.within_reach_of(by).count())


@pytest.mark.parametrize("who", ["sabira", "kanykei"])
def test_before_it_is_submitted_they_see_nothing(edition, who, request, own_filter):
    by = request.getfixturevalue(who)
    assert tables_seen_by(by) == set() and reached(by) == (0, 0)


@pytest.mark.parametrize("who", ["sabira", "kanykei"])
def test_of_what_was_submitted_they_see_the_edition_and_its_steps(submitted, who, request, own_filter):
    by = request.getfixturevalue(who)
    assert tables_seen_by(by) == {"planning_planedition", "planning_planstep"} and reached(by) == (1, 1)


def test_another_commission_sees_nothing(submitted, secretary_elsewhere, own_filter):
    assert tables_seen_by(secretary_elsewhere) == set() and reached(secretary_elsewhere) == (0, 0)


@pytest.mark.parametrize("who", ["bakyt", "gulnara", "timur", "nuriya", "omurbek", "azamat", "cholpon"])
def test_who_sits_nowhere_sees_nothing(submitted, who, request, own_filter):
    by = request.getfixturevalue(who)
    assert deciding_districts(by) == () and reached(by) == (0, 0)


def test_a_wall_hides_it(submitted, child, sabira, own_filter):
    wall(sabira, child)
    by = Speaker(sabira.token)
    assert tables_seen_by(by) == set() and reached(by) == (0, 0)


def test_they_see_no_draft(submitted, sabira):
    with sabira.speaking():
        assert not Plan.objects.within_reach_of(sabira).exists()


def test_what_was_taken_back_within_the_department_is_not_theirs(edition, erlan, sabira, own_filter):
    from umai.law.terms.clock import today
    from umai.planning.editions import actions

    actions.send_plan_back(edition, by=erlan, on=today(), words="Read it again before anybody sees it.")
    assert tables_seen_by(sabira) == set() and reached(sabira) == (0, 0)
