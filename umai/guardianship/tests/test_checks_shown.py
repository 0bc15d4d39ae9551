"""Who reads an answer of a check later: walls, proposals about an earlier check, and the count of looks."""

import pytest
from django.utils import timezone

from tests.cast import id_of
from tests.page_words import words_of
from tests.tampering import without_triggers
from umai.access.models import Grant, GrantReason, Wall
from umai.guardianship.models import AcceptanceProposal, HouseholdCheck
from umai.guardianship.tests.conftest import WORDS, danger, known_well
from umai.guardianship.vetting import actions
from umai.guardianship.vetting.counts import counted_checks
from umai.guardianship.vetting.reading import offices_to_ask, vetting_of, waiting_acceptances
from umai.protection.models import SafetyDecision


def wall(by, child):
    owner_rows = Wall.objects.using("owner")
    return owner_rows.create(worker_id=by.pk, child_id=child.pk, from_at=timezone.now(), tie="family")


def shown(application, by):
    """The names of the offices that the latest check names to this reader."""
    with by.speaking():
        return [one.name for one in vetting_of(application, by).offices]


def test_a_wall_of_whoever_else_reads_the_file_hides_the_department_from_whoever_asks(
    application, child, aunt, far, aigul, erlan, damira, farida, jyldyz, cholpon, superuser
):
    danger(far, aunt.adult_id)
    Grant.objects.using("owner").create(
        worker_id=jyldyz.pk, child_id=child.pk, reason=GrantReason.SHARED, from_at=timezone.now()
    )
    named = {}
    for reader in (cholpon, erlan, damira, farida, jyldyz):
        wall(reader, far)
        named[reader.pk] = actions.check_household(application, by=aigul).offices
        with without_triggers(superuser):
            superuser.execute("delete from access_wall")
    does_not_read = named.pop(cholpon.pk)
    assert does_not_read == [id_of("office", "kochkor")]
    assert list(named.values()) == [[id_of("office", "osh_oblast")]] * 4, named


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


def test_the_page_of_a_proposal_keeps_to_its_own_check(proposal, warned, aunt, aigul, damira, client_of):
    known_well(aunt.adult_id)
    SafetyDecision.objects.using("owner").update(current=False)
    assert actions.check_household(warned, by=aigul).answer == "nothing"
    page = words_of(client_of("damira").get(proposal.get_absolute_url()))
    assert name_of("kochkor") in page and WORDS in page


def test_the_page_of_an_earlier_proposal_has_its_own_answer(proposal, warned, aigul, damira, client_of):
    actions.answer_acceptance(proposal, by=damira, agreed=False, reason="No.")
    later = actions.propose_acceptance(warned, by=aigul, reason="Asked again.")
    page = words_of(client_of("damira").get(later.get_absolute_url()))
    assert "Asked again." in page and "Not agreed" not in page and "Do you agree" in page
    assert "Not agreed" in words_of(client_of("damira").get(proposal.get_absolute_url()))


def test_a_proposal_about_an_earlier_check_waits_for_nobody(proposal, warned, aigul, damira, client_of):
    def waiting():
        with damira.speaking():
            return [one.pk for one in waiting_acceptances(damira)]

    assert waiting() == [proposal.pk]
    actions.check_household(warned, by=aigul)
    assert waiting() == []
    assert proposal.get_absolute_url() not in client_of("damira").get("/").content.decode()
    again = actions.propose_acceptance(warned, by=aigul, reason=WORDS)
    assert waiting() == [again.pk]
    assert AcceptanceProposal.objects.using("owner").count() == 2


def test_a_look_whose_answer_was_rolled_back_is_counted(application, aigul, damira, monkeypatch):
    def fail(**_fields):
        raise RuntimeError("the answer is thrown away")

    monkeypatch.setattr(HouseholdCheck.objects, "create", fail)
    with pytest.raises(RuntimeError):
        actions.check_household(application, by=aigul)
    assert not HouseholdCheck.objects.using("owner").exists()
    assert [tuple(one) for one in counted_checks(damira)] == [("Асанова Айгүл", 1, 1, 0)]
