"""Proceedings by act: sexual ones apart in every edition of the codes, by the day of their first stage."""

from datetime import timedelta

import pytest

from umai.indicators.reading import count_cells, shown_cells
from umai.indicators.tests.conftest import ago, at_hour, total
from umai.indicators.tests.test_moves import cells
from umai.justice.tests.conftest import case, child, incident_of
from umai.justice.tests.matters import MATTER, matter_of, staged
from umai.justice.writing import correct_row
from umai.law.terms.clock import today

__all__ = ["case", "child"]


@pytest.fixture
def incident(case, child, aigul):
    return incident_of(child, aigul, happened_on=ago(90), known_on=ago(80))


@pytest.fixture
def sealed(case, child, aigul):
    return incident_of(child, aigul, happened_on=ago(90), known_on=ago(80), kinds=["sexual_violence"])


class TestDay:
    def test_without_a_stage_the_day_on_which_it_was_written_governs(self, incident, aigul, write_at):
        matter = matter_of(incident, aigul)
        write_at("justice_proceeding", f"{ago(30)}T18:30:00Z", matter.pk)
        assert total("proceedings", ago(30), ago(30)) == 0
        assert total("proceedings", ago(29), ago(29)) == 1, "an evening in UTC is the next day in Bishkek"

    def test_the_first_stage_governs_and_its_last_day_counts(self, incident, aigul):
        matter = matter_of(incident, aigul)
        staged(matter, aigul, "opened", on=ago(10))
        staged(matter, aigul, "registered", on=ago(20))
        for since, until, there in [(20, 20, 1), (30, 21, 0), (19, 0, 0), (60, 20, 1)]:
            assert total("proceedings", ago(since), ago(until)) == there, (since, until)

    def test_what_was_written_later_was_not_known(self, incident, aigul, write_at, superuser):
        matter = matter_of(incident, aigul)
        stage = staged(matter, aigul, "registered", on=ago(40))
        write_at("justice_incident", at_hour(ago(35), 9), incident.pk)
        write_at("justice_proceeding", at_hour(ago(30), 9), matter.pk)
        write_at("justice_proceedingstage", at_hour(ago(5), 9), stage.pk)
        assert [total("proceedings", ago(45), ago(35), on) for on in (ago(6), ago(5), None)] == [0, 1, 1]
        assert total("proceedings", ago(34), ago(25), ago(6)) == 1, "then by the day on which it was written"


class TestActs:
    def test_a_corrected_act_counts_once_as_corrected(self, incident, aigul):
        matter = matter_of(incident, aigul, act="light_harm_2021")
        staged(matter, aigul, "registered", on=ago(20))
        correct_row(matter, by=aigul, **MATTER | {"act": "grave_harm_2021"})
        assert cells("proceedings", ago(30), today(), "act") == {"grave_harm_2021": 1}

    def test_nobody_told_the_act(self, incident, aigul):
        staged(matter_of(incident, aigul, act=""), aigul, "registered", on=ago(20))
        assert cells("proceedings", ago(30), today(), "act") == {"unknown": 1}

    @pytest.mark.parametrize(
        ("act", "told"),
        [
            ("rape_2021", "rape"),
            ("rape_1997", "rape"),
            ("sexual_force_2019", "sexual_force"),
            ("under_16_2021", "under_16"),
            ("light_harm_2021", "other"),
            ("", "other"),
        ],
    )
    def test_a_sexual_act_is_the_same_in_every_edition_and_sealed_ones_count(self, act, told, sealed, aigul):
        staged(matter_of(sealed, aigul, act=act), aigul, "registered", on=ago(20))
        assert cells("sexual_crimes", ago(30), today(), "sexual_act") == {told: 1}
        assert cells("proceedings", ago(30), today(), "sexual") == {"yes": 1}

    def test_other_proceedings_are_not_among_sexual_crimes(self, incident, aigul):
        staged(matter_of(incident, aigul), aigul, "registered", on=ago(20))
        assert total("sexual_crimes", ago(30), today()) == 0
        assert cells("proceedings", ago(30), today(), "led_by") == {"police": 1}
        assert count_cells("sexual_crimes", ago(30), today(), ("sexual_act",)) == []

    def test_one_is_shown_to_nobody(self, sealed, aigul, nuriya):
        staged(matter_of(sealed, aigul, act="rape_2021"), aigul, "registered", on=today())
        assert shown_cells("sexual_crimes", today(), ("sexual_act",), speaker=nuriya) == ([], 0, None)


def test_a_period_of_one_day_is_that_day(incident, aigul):
    staged(matter_of(incident, aigul), aigul, "registered", on=ago(20))
    day = ago(20)
    assert [total("proceedings", day + timedelta(days=n), day + timedelta(days=n)) for n in (-1, 0, 1)] == [
        0,
        1,
        0,
    ]
