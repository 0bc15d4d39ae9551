"""A parent announces to leave: what the office asks, when it is in effect, and what the register has then."""

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from umai.access.doors import AlreadyReplaced
from umai.access.requirements import AlreadyReceived, ImpossibleTime, Incomplete
from umai.guardianship.departure import actions
from umai.guardianship.models import Departure, DepartureCheck, DepartureConfirmation, DepartureWithdrawal
from umai.guardianship.tests.conftest import (
    DAY,
    WORDS,
    adult_of,
    announcement,
    ask,
    ask_everybody,
    last_entry,
    register,
    state_of,
)
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.register.child.actions import change_fact, record_fact, strike_fact
from umai.register.models import Absence, CareArrangement


def test_an_announcement_changes_nothing_until_it_is_confirmed(departure, aigul):
    assert last_entry() == ("guardianship.announce", "done")
    with aigul.speaking():
        assert not Absence.objects.exists() and not CareArrangement.objects.exists()
    assert [one.value for one in state_of(departure, aigul).missing] == ["identity", "carer", "other_parent"]


def test_confirmed_it_is_in_effect_and_the_register_has_the_absence_and_the_carer(asked, aunt, erlan):
    row = actions.confirm_departure(asked, by=erlan)
    assert last_entry() == ("guardianship.confirm", "done")
    with erlan.speaking():
        absence, care = Absence.objects.get(), CareArrangement.objects.get()
    assert row.absence_id == absence.pk and row.confirmed_on == today()
    assert (absence.adult_id, absence.country, absence.holds_from) == (asked.adult_id, "RU", asked.leaves_on)
    assert (care.carer_id, care.paper, care.is_kin) == (aunt.adult_id, "none", True)


def test_it_is_not_confirmed_before_everybody_was_asked_and_the_carer_agrees(departure, aigul, erlan):
    for kind in ("identity", "other_parent", "carer"):
        with pytest.raises(actions.NotAskedYet):
            actions.confirm_departure(departure, by=erlan)
        ask(departure, aigul, kind)
    ask(departure, aigul, "carer", outcome="declines")
    assert [one.value for one in state_of(departure, aigul).missing] == ["carer"]
    with pytest.raises(actions.NotAskedYet):
        actions.confirm_departure(departure, by=erlan)


def test_the_other_parent_who_objects_is_heard_and_does_not_decide_alone(asked, aigul, erlan):
    ask(asked, aigul, "other_parent", outcome="objects")
    assert actions.confirm_departure(asked, by=erlan)


def confirms(departure, absence, **more):
    said = {"child_id": departure.child_id, "departure": departure, "confirmed_on": today()}
    return DepartureConfirmation.objects.create(**said | {"absence": absence} | more)


@pytest.mark.parametrize("unasked", ["identity", "carer", "other_parent", "declined"])
def test_the_database_confirms_nothing_before_everybody_was_asked(
    departure, child, mother, aigul, erlan, unasked
):
    for kind in ("identity", "carer", "other_parent"):
        if kind != unasked:
            declines = {"outcome": "declines"} if kind == "carer" and unasked == "declined" else {}
            ask(departure, aigul, kind, **declines)
    absence = record_fact(child, by=aigul, model=Absence, adult_id=mother.adult_id, kind="external")
    with erlan.speaking(), pytest.raises(IntegrityError), transaction.atomic():
        confirms(departure, absence)


def test_the_database_ties_a_confirmation_to_the_absence_the_day_and_what_was_not_withdrawn(
    asked, child, mother, aunt, aigul, erlan
):
    def away(who, **more):
        said = {"adult_id": who.adult_id, "kind": "external"} | more
        return record_fact(child, by=aigul, model=Absence, **said)

    stranger, absence = away(aunt), away(mother)
    over = change_fact(
        child, by=aigul, fact=away(mother, kind="internal"), changed_on=today(), holds_to=today()
    )
    struck = away(mother, country="KZ")
    strike_fact(child, by=erlan, fact=struck)
    for wrong, more in ((stranger, {}), (over, {}), (struck, {}), (absence, {"confirmed_on": today() - DAY})):
        with erlan.speaking(), pytest.raises(IntegrityError), transaction.atomic():
            confirms(asked, wrong, **more)
    with erlan.speaking(), transaction.atomic():
        assert confirms(asked, absence)
        transaction.set_rollback(True)
    actions.withdraw_departure(asked, by=aigul, reason="stays")
    with erlan.speaking(), pytest.raises(IntegrityError), transaction.atomic():
        confirms(asked, absence)


@pytest.mark.parametrize("over", ["confirmed", "withdrawn"])
def test_the_database_refuses_to_change_what_is_over(asked, aigul, erlan, over):
    if over == "confirmed":
        actions.confirm_departure(asked, by=erlan)
    else:
        actions.withdraw_departure(asked, by=aigul, reason="stays")
    with aigul.speaking():
        check = DepartureCheck.objects.get(departure=asked, kind="carer")
        for row in (asked, check):
            with pytest.raises(IntegrityError), transaction.atomic():
                row.replace_with(words="Башкача.")


def test_a_departure_of_another_file_is_told_nothing_about(asked, aigul, erlan):
    other = register(aigul, given="Айбек")
    with erlan.speaking(), pytest.raises(ProgrammingError, match="of another file"), transaction.atomic():
        DepartureWithdrawal.objects.create(child=other, departure=asked, reason="stays")


def test_an_absence_that_is_known_already_is_not_written_twice(asked, child, mother, aigul, erlan):
    known = record_fact(child, by=aigul, model=Absence, adult_id=mother.adult_id, kind="external")
    actions.confirm_departure(asked, by=erlan)
    with erlan.speaking():
        (row,) = Absence.objects.all()
        assert DepartureConfirmation.objects.get().absence_id == row.pk
    said = (asked.country, asked.leaves_on)
    assert row.replaces_id == known.pk and (row.country, row.holds_from) == said, "what nobody knew is added"


def test_an_absence_that_is_over_is_another_one(asked, child, mother, aigul, erlan):
    past = record_fact(child, by=aigul, model=Absence, adult_id=mother.adult_id, kind="external")
    change_fact(child, by=aigul, fact=past, changed_on=today() - 9 * DAY, holds_to=today() - 9 * DAY)
    actions.confirm_departure(asked, by=erlan)
    with erlan.speaking():
        assert Absence.objects.count() == 2


def test_a_parent_who_leaves_next_month_is_not_away_today(child, mother, aunt, aigul, erlan):
    from umai.register.child.file import categories_of, file_of

    row = actions.announce_departure(
        child, by=aigul, **announcement(mother, aunt, leaves_on=today() + 30 * DAY)
    )
    ask_everybody(row, aigul)
    actions.confirm_departure(row, by=erlan)
    now, then = (file_of(child, by=aigul, on=day) for day in (today(), today() + 30 * DAY))
    assert not categories_of(now) and categories_of(then)


def test_only_a_parent_announces_and_only_the_family_takes_care(child, mother, aunt, aigul):
    with pytest.raises(actions.NotAParent):
        actions.announce_departure(child, by=aigul, **announcement(aunt, mother))
    stranger = adult_of(register(aigul, given="Эркин"), aigul, "mother", "Эсен")
    for pair in ((mother, stranger), (stranger, aunt)):
        with pytest.raises(actions.NotAParent):
            actions.announce_departure(child, by=aigul, **announcement(*pair))


def test_days_that_cannot_be_are_refused(child, mother, aunt, aigul):
    with pytest.raises(Incomplete):
        actions.announce_departure(
            child, by=aigul, **announcement(mother, aunt, leaves_on=today(), returns_on=today() - DAY)
        )
    with pytest.raises(ImpossibleTime):
        actions.announce_departure(child, by=aigul, **announcement(mother, aunt, announced_on=today() + DAY))
    with pytest.raises(Incomplete):
        actions.announce_departure(child, by=aigul, **announcement(mother, mother))


def test_who_was_asked_says_what_was_said(departure, aigul):
    with pytest.raises(Incomplete):
        ask(departure, aigul, "other_parent", words=" ")
    with pytest.raises(Incomplete):
        ask(departure, aigul, "identity", outcome="agrees")
    with pytest.raises(ImpossibleTime):
        ask(departure, aigul, "identity", asked_on=today() + DAY)


def test_a_check_is_written_over_no_row_unseen(departure, aigul):
    first = ask(departure, aigul, "carer")
    ask(departure, aigul, "carer", outcome="declines", seen=first.pk)
    with pytest.raises(AlreadyReplaced):
        ask(departure, aigul, "carer", seen=first.pk)


def test_the_same_parent_announces_it_once_at_a_time(departure, child, mother, aunt, aigul):
    with pytest.raises(actions.AlreadyAnnounced, match="correct it there"):
        actions.announce_departure(child, by=aigul, **announcement(mother, aunt))
    actions.withdraw_departure(departure, by=aigul, reason="mistake", words=WORDS)
    assert last_entry() == ("guardianship.withdraw", "done")
    assert actions.announce_departure(child, by=aigul, **announcement(mother, aunt))


def test_the_same_form_sent_twice_is_one_announcement(departure, child, mother, aunt, aigul):
    actions.withdraw_departure(departure, by=aigul, reason="mistake")
    with pytest.raises(AlreadyReceived):
        actions.announce_departure(child, by=aigul, id=departure.pk, **announcement(mother, aunt))


def test_for_another_carer_the_carer_and_the_other_parent_are_asked_anew(asked, child, aigul):
    other = adult_of(child, aigul, "aunt_m", "Сайрагүл")
    row = actions.correct_departure(asked, by=aigul, carer_id=other.adult_id)
    assert last_entry() == ("guardianship.correct_departure", "done")
    assert [one.value for one in state_of(row, aigul).missing] == ["carer", "other_parent"]
    with pytest.raises(actions.AnnouncementOver):
        ask(asked, aigul, "identity")
    with aigul.speaking():
        assert Departure.objects.get().pk == row.pk and Departure.ever.count() == 2


def test_a_corrected_day_leaves_what_was_asked(asked, aigul):
    row = actions.correct_departure(asked, by=aigul, leaves_on=date(2026, 1, 1))
    assert state_of(row, aigul).is_asked
    with aigul.speaking():
        assert DepartureCheck.objects.filter(departure=row).count() == 3


def test_what_is_confirmed_or_withdrawn_changes_no_more(asked, child, mother, aunt, aigul, erlan):
    actions.confirm_departure(asked, by=erlan)
    for act in (
        lambda: actions.confirm_departure(asked, by=erlan),
        lambda: actions.withdraw_departure(asked, by=aigul, reason="stays"),
        lambda: actions.correct_departure(asked, by=aigul, leaves_on=today()),
        lambda: ask(asked, aigul, "carer"),
    ):
        with pytest.raises(actions.AnnouncementOver):
            act()


def test_the_social_worker_asks_and_the_department_confirms(asked, aigul):
    with pytest.raises(NotPermitted):
        actions.confirm_departure(asked, by=aigul)
