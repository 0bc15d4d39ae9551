"""Who reads an answer of a check later: walls, proposals about an earlier check, and the count of looks."""

import pytest
from django.utils import timezone

from tests.cast import id_of
from umai.access.models import Grant, GrantReason, Wall
from umai.guardianship.models import HouseholdCheck
from umai.guardianship.tests.conftest import danger
from umai.guardianship.vetting import actions
from umai.guardianship.vetting.reading import offices_to_ask, vetting_of
from umai.protection.models import SafetyDecision


def wall(by, child):
    owner_rows = Wall.objects.using("owner")
    return owner_rows.create(worker_id=by.pk, child_id=child.pk, from_at=timezone.now(), tie="family")


def shown(application, by):
    """The names of the offices that the latest check names to this reader."""
    with by.speaking():
        return [one.name for one in vetting_of(application, by).offices]


@pytest.mark.parametrize("reader", ["erlan", "damira", "farida"])
def test_a_wall_of_another_reader_hides_the_department_from_whoever_asks(
    application, aunt, far, aigul, reader, request
):
    danger(far, aunt.adult_id)
    wall(request.getfixturevalue(reader), far)
    assert actions.check_household(application, by=aigul).offices == [id_of("office", "osh_oblast")]


def test_a_wall_of_whoever_reads_by_a_grant_hides_it_too(application, child, aunt, far, aigul, jyldyz):
    danger(far, aunt.adult_id)
    Grant.objects.using("owner").create(
        worker_id=jyldyz.pk, child_id=child.pk, reason=GrantReason.SHARED, from_at=timezone.now()
    )
    wall(jyldyz, far)
    assert actions.check_household(application, by=aigul).offices == [id_of("office", "osh_oblast")]


def test_a_wall_of_somebody_who_does_not_read_the_file_changes_nothing(
    application, aunt, far, aigul, cholpon
):
    danger(far, aunt.adult_id)
    wall(cholpon, far)
    assert actions.check_household(application, by=aigul).offices == [id_of("office", "kochkor")]


def test_a_wall_that_came_later_hides_the_department_from_that_reader_alone(warned, far, aigul, erlan):
    before = shown(warned, erlan)
    wall(erlan, far)
    assert shown(warned, erlan) == [name_of("osh_oblast")]
    assert shown(warned, aigul) == before == [name_of("kochkor")]


def test_after_what_was_known_is_struck_the_earlier_answer_still_names_no_department(warned, far, erlan):
    """The wall hides any file of that department: the answer says no more than it did."""
    wall(erlan, far)
    SafetyDecision.objects.using("owner").update(current=False)
    assert shown(warned, erlan) == [name_of("osh_oblast")]


def test_whoever_does_not_reach_the_file_is_told_no_office(warned, cholpon):
    check = HouseholdCheck.objects.using("owner").get(application=warned)
    with cholpon.speaking():
        assert offices_to_ask(check, cholpon) == []


def name_of(office):
    from umai.staff.models import Office

    return str(Office.objects.using("owner").get(pk=id_of("office", office)))
