"""Commission and administration see what was submitted in their district, and no row of a file besides."""

from itertools import product

from django.test import override_settings

from tests.seen import tables_seen_by
from umai.access.sessions import Speaker
from umai.law.terms.clock import today
from umai.planning.editions.actions import send_plan_back, submit_plan
from umai.planning.editions.bodies import deciding_districts
from umai.planning.models import Plan, PlanEdition, PlanStep
from umai.planning.tests.conftest import wall

FILTERS = (True, False)  # the own filter, and row security alone
SEEN = {"planning_planedition", "planning_planstep"}


def reached(by, own_filter):
    """The tables of which they see a row, and how many editions and steps."""
    with override_settings(UMAI_OWN_FILTER=own_filter), by.speaking():
        counts = [model.objects.within_reach_of(by).count() for model in (PlanEdition, PlanStep)]
    return tables_seen_by(by), *counts


def test_they_see_nothing_before_it_is_submitted_and_then_the_edition_and_its_steps(
    edition, erlan, sabira, kanykei, secretary_elsewhere
):
    for by, own_filter in product((sabira, kanykei), FILTERS):
        assert reached(by, own_filter) == (set(), 0, 0), (by.worker, own_filter)
    submit_plan(edition, by=erlan, on=today())
    for by, own_filter in product((sabira, kanykei), FILTERS):
        assert reached(by, own_filter) == (SEEN, 1, 1), (by.worker, own_filter)
        assert reached(secretary_elsewhere, own_filter) == (set(), 0, 0), own_filter
    with sabira.speaking():
        assert not Plan.objects.within_reach_of(sabira).exists()


def test_who_sits_nowhere_or_behind_a_wall_sees_nothing(submitted, child, sabira, request):
    for who in ("bakyt", "gulnara", "timur", "nuriya", "omurbek", "azamat", "cholpon"):
        by = request.getfixturevalue(who)
        assert deciding_districts(by) == (), who
        assert {reached(by, own_filter)[1:] for own_filter in FILTERS} == {(0, 0)}, who
    wall(sabira, child)
    for own_filter in FILTERS:
        assert reached(Speaker(sabira.token), own_filter) == (set(), 0, 0), own_filter


def test_what_was_taken_back_within_the_department_is_not_theirs(edition, erlan, sabira):
    send_plan_back(edition, by=erlan, on=today(), words="Read it again before anybody sees it.")
    for own_filter in FILTERS:
        assert reached(sabira, own_filter) == (set(), 0, 0), own_filter
