"""What is invented: the same for the same seed, and near the published shares."""

from collections import Counter
from itertools import islice

import pytest

from rehearsal.cases import STAGES
from rehearsal.country import abroad_by_oblast, children_by_oblast, published_figures
from rehearsal.population import invent_population
from rehearsal.tests.conftest import TODAY, TOLD
from umai.law.children.ages import age_on
from umai.law.terms import clock


def children_of(told):
    return [(child, one.family) for one in told for child in one.family.children]


def share(told, holds):
    children = children_of(told)
    return sum(1 for child, family in children if holds(child, family)) / len(children)


def test_the_same_number_seed_and_day_make_the_same_people_as_many_as_asked_for(country):
    def people(number, seed):
        return list(invent_population(country, number, seed=seed, today=TODAY))

    assert people(333, 7) == people(333, 7) != people(333, 8)
    assert len(children_of(people(333, 7))) == 333


def test_the_shares_of_the_oblasts_come_to_the_national_twelve_per_cent():
    shares, children = abroad_by_oblast(), children_by_oblast()
    assert sum(children.values()) == published_figures()["population_0_17", "2025-01-01", "KG"]
    away = sum(shares[oblast] * children[oblast] for oblast in children)
    assert away / sum(children.values()) == pytest.approx(0.12)
    assert (shares["KG-O"], shares["KG-J"], shares["KG-B"]) == (0.18, 0.18, 0.14)
    assert shares["KG-C"] == pytest.approx(89_000 / 1_345_000)


def of_migrants(told, holds):
    """The share of the children of migrants whose family is so."""
    away = [family for _, family in children_of(told) if family.of_migrants]
    return sum(1 for family in away if holds(family)) / len(away)


def test_shares_are_near_those_that_were_published(told):
    """Within three standard errors of so many children in families of two to three."""
    assert share(told, lambda child, family: family.abroad) == pytest.approx(0.12, abs=0.017)
    assert share(told, lambda child, family: bool(family.paper)) == pytest.approx(0.09, abs=0.019)

    # Of the children of migrants: an absence inside the country, relatives without a paper.
    assert of_migrants(told, lambda family: not family.abroad) == pytest.approx(0.164, abs=0.05)
    kept = of_migrants(told, lambda family: family.kin and family.paper == "none")
    assert kept == pytest.approx(42_648 / 84_542, abs=0.08)
    # People who are no relatives, from 2020 to 2023: from 1,000 of 88,000 to 6,000 of 102,000.
    assert 0.01 < of_migrants(told, lambda family: family.kin is False) < 0.06
    # A guardian, in 2025: 750, of some 84,542 in 2024.
    guarded = of_migrants(told, lambda family: family.paper in ("preliminary", "court"))
    assert guarded == pytest.approx(750 / 84_542, abs=0.017)
    assert 0.35 < of_migrants(told, lambda family: not family.paper) < 0.55  # the other parent stayed

    ages = Counter(age_on(child.birth_date, TODAY) for child, _ in children_of(told))
    assert set(ages) <= set(range(18))
    published = published_figures()
    for first, last, name in (
        (0, 6, "population_0_6"),
        (7, 14, "population_7_14"),
        (15, 17, "population_15_17"),
    ):
        part = sum(ages[age] for age in range(first, last + 1)) / TOLD
        wanted = published[name, "2025-01-01", "KG"] / published["population_0_17", "2025-01-01", "KG"]
        assert part == pytest.approx(wanted, abs=0.05), name


def test_papers_with_a_term_have_run_out_with_most_and_run_with_some(told):
    """They hold half a year, as `rehearsal.register_rows` writes them; nobody renewed them: a gap since then."""
    since = [
        family.cared_since
        for _, family in children_of(told)
        if family.paper in ("power_of_attorney", "preliminary")
    ]
    over = sum(1 for day in since if (TODAY - day).days > 183)
    assert 0.4 < over / len(since) < 1


def test_about_three_in_a_hundred_children_have_a_case_at_every_stage(country, told):
    assert 0.025 < sum(1 for one in told for story in one.stories if story) / TOLD < 0.037
    small = invent_population(country, 2000, seed=1, today=TODAY)
    assert {story.stage for one in small for story in one.stories if story} == set(STAGES)
    usual = invent_population(country, 5000, seed=1, today=TODAY)
    shown = {story.stage for one in usual for story in one.stories if story and one.family.home.shown}
    assert shown == set(STAGES), "the demonstration worker meets every stage"


def test_a_case_is_late_by_the_law_s_own_count(told):
    stories = [story for one in told for story in one.stories if story]
    stories += [story.before for story in stories if story.before]
    assert all(story.due_on == clock.assessment_due_on(story.started_on) for story in stories)
    late = [story for story in stories if story.completed_on and story.completed_on > story.due_on]
    assert late
    assert {story.stage for story in late} <= {"late", "closed_late"}
    assert all(story.is_late for story in late)
    assert all(clock.is_late(story.due_on, TODAY) for story in stories if "overdue" in story.stage)
    assert all(story.due_on == TODAY for story in stories if story.stage == "due_today")


def test_the_days_of_a_case_stand_in_order_and_none_is_to_come(told):
    for one in told:
        for child, story in zip(one.family.children, one.stories, strict=True):
            while story:
                days = [
                    one.family.registered_on,
                    story.started_on,
                    story.assigned_on,
                    story.begun_on,
                    story.completed_on,
                    story.proposed_on,
                    story.closed_on,
                ]
                days = [day for day in days if day]
                assert days == sorted(days)
                assert child.birth_date < story.started_on and days[-1] < TODAY
                assert not story.before or story.before.closed_on < story.started_on
                story = story.before


def test_no_two_children_share_a_pin_few_contradict_and_parents_were_grown(told):
    pins = [child.pin for child, _ in children_of(told) if child.pin]
    assert len(set(pins)) == len(pins)
    assert len(pins) / TOLD == pytest.approx(0.93, abs=0.01)
    contradicting = sum(1 for child, _ in children_of(told) if child.contradicts)
    assert 0 < contradicting < 0.01 * TOLD
    for one in islice(told, 2000):
        eldest = min(child.birth_date for child in one.family.children)
        for adult in one.family.adults:
            if adult.relation in ("mother", "father"):
                assert age_on(adult.birth_date, eldest) >= 16


def test_as_many_cases_stand_open_as_were_asked_for(country):
    told = list(invent_population(country, 2000, seed=3, today=TODAY, cases=300))
    open_ones = [story for one in told for story in one.stories if story and story.closed_on is None]
    assert abs(len(open_ones) - 300) <= 5
    assert {story.stage for story in open_ones} >= {"unassigned", "overdue", "late", "follow_up"}
