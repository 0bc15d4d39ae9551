"""What the pages of a check show, to whom, and where each leads."""

import pytest

from tests.page_words import words_of
from umai.guardianship.applications import actions as applying
from umai.guardianship.tests.conftest import WORDS, heard, known_well
from umai.guardianship.vetting import actions
from umai.law.terms.clock import today
from umai.outreach.models import OfficeTelephone


def household(application):
    return f"{application.get_absolute_url()}household/"


def read(client, url):
    return words_of(client.get(url))


def test_the_page_asks_and_says_that_it_is_counted(application, client_of):
    page = read(client_of("aigul"), household(application))
    assert "Each check stands on the trail" in page and "see how many you made" in page
    assert "Each check stands on the trail" not in read(client_of("farida"), household(application))


def test_the_button_asks_and_the_answer_stands_on_the_page(application, aunt, aigul, client_of):
    answer = client_of("aigul").post(household(application))
    assert (answer.status_code, answer.url) == (302, household(application))
    page = read(client_of("aigul"), household(application))
    assert "Not checked: ask the police" in page and "Ask again" in page
    assert "Not checked: ask the police" in read(client_of("aigul"), application.get_absolute_url())
    known_well(aunt.adult_id)
    actions.check_household(application, by=aigul)
    assert "Nothing known here" in read(client_of("aigul"), household(application))


@pytest.mark.parametrize("number", ["0312 111 111", ""])
def test_with_whom_to_speak_has_its_telephone(warned, client_of, number):
    from tests.cast import id_of

    if number:
        OfficeTelephone.objects.using("owner").create(
            office_id=id_of("office", "kochkor"), number=number, called_on=today()
        )
    page = read(client_of("aigul"), household(warned))
    assert "Speak with" in page and (number or "No telephone is recorded") in page


def test_an_application_that_is_over_is_asked_nothing_more(application, aigul, client_of):
    applying.withdraw_application(application, by=aigul, reason="mistake")
    assert "Each check stands on the trail" not in read(client_of("aigul"), household(application))
    answer = client_of("aigul").post(household(application))
    assert answer.status_code == 409 and "decided or withdrawn already" in words_of(answer)


@pytest.mark.parametrize(("was_heard", "said"), [(True, "Yes"), (False, "No")])
def test_who_was_heard_stands_there(warned, aigul, client_of, was_heard, said):
    assert "Not written yet" in read(client_of("aigul"), household(warned))
    heard(warned, aigul, heard=was_heard)
    assert f"Was the applicant heard? {said}" in read(client_of("aigul"), household(warned))


def test_an_acceptance_waits_is_agreed_to_and_shows_it(proposal, warned, aigul, damira, client_of):
    assert "It waits for another person" in read(client_of("aigul"), household(warned))
    page = read(client_of("damira"), proposal.get_absolute_url())
    assert WORDS in page and "Do you agree that the applicant is accepted?" in page
    actions.answer_acceptance(proposal, by=damira, agreed=True, reason="We spoke with them.")
    page = read(client_of("aigul"), household(warned))
    assert "Agreed" in page and "We spoke with them." in page and "Propose to accept" not in page
    again = read(client_of("damira"), proposal.get_absolute_url())
    assert "Agreed" in again and "Do you agree" not in again


def test_who_does_not_agree_is_read_and_it_may_be_proposed_again(proposal, warned, damira, client_of):
    actions.answer_acceptance(proposal, by=damira, agreed=False, reason="No.")
    page = read(client_of("aigul"), household(warned))
    assert "Not agreed" in page and "Propose to accept the applicant" in page
    assert "Not agreed" in read(client_of("damira"), proposal.get_absolute_url())


def test_before_the_proposal_it_is_offered(warned, client_of):
    assert "Propose to accept the applicant" in read(client_of("aigul"), household(warned))


def test_the_first_page_of_another_person_leads_to_it(proposal, client_of):
    url = proposal.get_absolute_url()
    shown = {name: client_of(name).get("/").content.decode() for name in ("aigul", "damira", "farida")}
    assert {name: url in page for name, page in shown.items()} == {
        "aigul": False,
        "damira": True,
        "farida": False,
    }


def test_an_acceptance_with_a_telephone(proposal, client_of):
    from tests.cast import id_of

    OfficeTelephone.objects.using("owner").create(
        office_id=id_of("office", "kochkor"), number="0312 222", called_on=today()
    )
    assert "0312 222" in read(client_of("damira"), proposal.get_absolute_url())


def test_the_head_and_the_auditor_see_who_checked_how_often(application, aigul, client_of):
    assert "Nobody checked a household" in read(client_of("damira"), "/applications/checks/")
    actions.check_household(application, by=aigul)
    for name in ("damira", "farida", "timur"):
        page = read(client_of(name), "/applications/checks/")
        assert "Асанова Айгүл" in page and "Checks: 1" in page and "Withdrawn afterwards: 0" in page
    assert client_of("aigul").get("/applications/checks/").status_code == 403
    assert "/applications/checks/" in client_of("damira").get("/applications/").content.decode()
    assert "/applications/checks/" not in client_of("aigul").get("/applications/").content.decode()
    assert "/applications/checks/" in client_of("timur").get("/audit/").content.decode()
