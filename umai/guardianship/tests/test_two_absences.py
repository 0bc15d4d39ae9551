"""A parent announces another absence than the register has: whoever confirms says which one holds."""

from datetime import date

import pytest

from tests.page_words import words_of
from tests.reactions import confirmed
from umai.guardianship.departure import actions
from umai.guardianship.models import DepartureConfirmation
from umai.guardianship.tests.conftest import DAY, announcement, ask_everybody, last_entry
from umai.law.terms.clock import today
from umai.register.child.actions import record_fact
from umai.register.models import Absence

LEFT = date(2025, 1, 10)


@pytest.fixture
def known(child, mother, aigul):
    """The register has the mother in Kazakhstan since January 2025."""
    fact = {
        "model": Absence,
        "adult_id": mother.adult_id,
        "kind": "external",
        "country": "KZ",
        "place": "Алматы",
    }
    return record_fact(child, by=aigul, **fact, holds_from=LEFT, contact="0700 1")


@pytest.fixture
def other(child, mother, aunt, known, aigul):
    """She announces Russia, three days ago; everybody was asked."""
    row = actions.announce_departure(child, by=aigul, **announcement(mother, aunt))
    ask_everybody(row, aigul)
    return row


def standing():
    return Absence.objects.using("owner").get()


def page_of(departure):
    return f"{departure.get_absolute_url()}confirm/"


def test_it_is_asked_and_nothing_is_confirmed_without_an_answer(other, erlan, client_of):
    with pytest.raises(actions.TwoAbsences):
        actions.confirm_departure(other, by=erlan)
    assert last_entry() == ("guardianship.confirm", "refused")
    page = client_of("erlan").get(page_of(other))
    assert "Which one holds?" in words_of(page) and "abroad: алматы, kazakhstan" in words_of(page).lower()
    answer = client_of("erlan").post(page_of(other), {})
    assert answer.status_code == 422 and "Choose which one holds." in words_of(answer)
    assert not DepartureConfirmation.objects.using("owner").exists()


def test_what_the_register_has_may_stand(other, known, client_of):
    assert confirmed(client_of("erlan"), page_of(other), {"which": "known"}).status_code == 302
    assert (standing().pk, standing().country) == (known.pk, "KZ")


def test_a_parent_who_moved_on_is_away_since_the_first_day(other, known, erlan):
    actions.confirm_departure(other, by=erlan, which="moved")
    row = standing()
    assert (row.country, row.place, row.holds_from) == ("RU", "", LEFT)
    assert (row.why, row.happened_on, row.contact) == ("change", today() - 3 * DAY, "0700 1")
    assert DepartureConfirmation.objects.using("owner").get().absence_id == row.pk


def test_what_was_wrong_is_corrected(other, known, erlan):
    actions.confirm_departure(other, by=erlan, which="wrong")
    row = standing()
    assert (row.country, row.holds_from, row.why) == ("RU", today() - 3 * DAY, "correction")
    assert row.replaces_id == known.pk


def test_a_parent_who_is_within_the_country_after_all_has_no_country(
    child, mother, aunt, known, aigul, erlan
):
    row = actions.announce_departure(
        child, by=aigul, **announcement(mother, aunt, kind="internal", country="")
    )
    ask_everybody(row, aigul)
    actions.confirm_departure(row, by=erlan, which="wrong")
    assert (standing().kind, standing().country, standing().place) == ("internal", "", "")


def test_a_parent_who_moved_on_and_of_whom_no_day_was_known_has_the_announced_one(
    child, mother, aunt, aigul, erlan
):
    fact = {"model": Absence, "adult_id": mother.adult_id, "kind": "external", "country": "KZ"}
    record_fact(child, by=aigul, **fact)
    row = actions.announce_departure(child, by=aigul, **announcement(mother, aunt))
    ask_everybody(row, aigul)
    actions.confirm_departure(row, by=erlan, which="moved")
    assert (standing().country, standing().holds_from) == ("RU", today() - 3 * DAY)


def test_what_the_parent_leaves_open_contradicts_nothing(child, mother, aunt, known, aigul, erlan):
    said = announcement(mother, aunt, country="", leaves_on=None)
    row = actions.announce_departure(child, by=aigul, **said)
    ask_everybody(row, aigul)
    actions.confirm_departure(row, by=erlan)
    assert standing().pk == known.pk


def test_the_page_of_the_child_asks_as_often_for_one_announcement_as_for_many(child, mother, aunt, aigul):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from umai.guardianship.departure import lines
    from umai.guardianship.departure.state import departures_of, states_of

    def queries():
        with aigul.speaking():
            states = states_of(list(departures_of(child.pk, aigul)), aigul)
            with CaptureQueriesContext(connection) as asked:
                found = lines.departure_lines(states)
        return len(found), len(asked)

    first = actions.announce_departure(child, by=aigul, **announcement(mother, aunt))
    assert queries() == (1, 2)
    actions.withdraw_departure(first, by=aigul, reason="stays")
    actions.announce_departure(child, by=aigul, **announcement(mother, aunt))
    assert queries() == (2, 2)
