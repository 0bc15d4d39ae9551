"""What the pages of applications show, to whom, and where each leads."""

import uuid
from datetime import date

import pytest
from django.utils import translation

from tests.first_page import waits
from tests.page_words import words_of
from tests.reactions import confirmed
from umai.guardianship.applications import actions
from umai.guardianship.models import ApplicationDecision
from umai.guardianship.reading import events_of
from umai.guardianship.tests.conftest import DAY, WORDS, adult_of, applied, look_at_home, register, see_papers
from umai.guardianship.tests.test_act_pages import on
from umai.guardianship.tests.test_applications import granted, refused, sent_to_court
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, record_fact
from umai.register.models import Absence, CareArrangement, Inability, RightsDecision

GRANT = {"number": "12", "issuer": "Ош", "names_child": "yes"}


def page_of(application, client):
    return words_of(client.get(application.get_absolute_url()))


def grant_url(application):
    return f"{application.get_absolute_url()}grant/"


def answers_of_grant(**more):
    return GRANT | {"id": uuid.uuid4()} | on("decided_on", today()) | on("in_force_on", today()) | more


def test_the_tab_shows_who_applied_and_how_far_it_is(child, aunt, aigul, erlan, client_of):
    tab = f"/children/{child.pk}/guardianship/"
    assert "Nobody applied." in words_of(client_of("aigul").get(tab))
    application = applied(child, aigul, aunt)
    page = client_of("aigul").get(tab)
    assert "Асанова Салкын, aunt (mother's side): guardianship" in words_of(page)
    assert "<strong>Papers are missing</strong>" in page.content.decode()
    refused(application, erlan)
    assert "Refused on" in words_of(client_of("aigul").get(tab))


def test_an_application_shows_what_is_missing_and_only_who_may_writes(application, aigul, client_of):
    read = page_of(application, client_of("aigul"))
    assert "Papers are missing" in read and read.count("Not written yet") == 10
    assert "The application is withdrawn" in read and "It was refused" not in read
    of_head = page_of(application, client_of("damira"))
    assert "It was refused" in of_head and "It was granted" not in of_head
    assert "The application is withdrawn" not in page_of(application, client_of("farida"))


def test_what_was_looked_at_says_how_it_is(application, aigul, client_of):
    said = {"kind": "police", "state": "missing", "looked_on": today(), "words": "Asked the police."}
    actions.record_paper(application, by=aigul, **said)
    look_at_home(application, aigul, found="not_good")
    read = page_of(application, client_of("aigul"))
    assert "It is missing" in read and "Asked the police." in read and "cannot live there" in read


def test_what_is_ready_can_be_granted_refused_or_sent(ready, erlan, client_of):
    read = page_of(ready, client_of("erlan"))
    assert "It has to be decided" in read and "It was granted" in read and "Send it to the court" in read
    sent_to_court(ready, erlan)
    read = page_of(ready, client_of("erlan"))
    assert "The court has it: ask how it stands" in read and "Sent to the court" in read and WORDS in read
    assert "Send it to the court" not in read and "It was granted" in read


def test_a_decision_is_shown_with_what_follows_from_it(ready, child, aunt, erlan, aigul, client_of):
    granted(ready, erlan)
    read = page_of(ready, client_of("erlan"))
    assert "Granted" in read and "12/4" in read and "Valid through" in read and "Appeal" not in read
    other = applied(child, aigul, aunt)
    refused(other, erlan)
    read = page_of(other, client_of("erlan"))
    assert "Refused" in read and "Appeal to" in read and "Appeal until" in read


def test_a_withdrawn_application_says_why_with_words_or_without(application, child, aunt, aigul, client_of):
    actions.withdraw_application(application, by=aigul, reason="parent", words=WORDS)
    read = page_of(application, client_of("aigul"))
    assert "Withdrawn : a parent takes care of the child again" in read and WORDS in read
    again = applied(child, aigul, aunt)
    actions.withdraw_application(again, by=aigul, reason="parent")
    assert "Withdrawn : a parent takes care of the child again" in page_of(again, client_of("aigul"))


def test_granting_shows_first_what_it_ends(ready, child, mother, aigul, erlan, client_of):
    record_fact(child, by=aigul, model=CareArrangement, carer_id=mother.adult_id, paper="none")
    page = client_of("erlan").post(grant_url(ready), answers_of_grant())
    assert page.status_code == 409 and "Nothing is saved yet" in words_of(page)
    assert "Lives with: Асанова Гүлзат" in words_of(page)
    done = confirmed(client_of("erlan"), grant_url(ready), answers_of_grant())
    assert (done.status_code, done.url) == (302, ready.get_absolute_url())
    with erlan.speaking():
        assert ApplicationDecision.objects.exists()
        assert CareArrangement.objects.get(carer_id=mother.adult_id).holds_to is not None


def test_of_who_cares_already_nothing_ends(ready, child, aunt, aigul, client_of):
    record_fact(child, by=aigul, model=CareArrangement, carer_id=aunt.adult_id, paper="none")
    assert client_of("erlan").post(grant_url(ready), answers_of_grant()).status_code == 302


def test_what_does_not_fit_is_said_at_its_field(ready, client_of):
    client = client_of("erlan")
    for wrong, sentence in (
        ({"names_child": []}, "A decision about another child belongs in the file of that child"),
        (on("in_force_on", today() - DAY), "It cannot hold before it was decided"),
        (on("ends_on", today() - DAY), "The end is before the beginning"),
    ):
        page = client.post(grant_url(ready), answers_of_grant(**wrong))
        assert page.status_code == 422 and sentence in words_of(page), wrong
        assert 'value="12"' in page.content.decode(), wrong


def test_a_term_that_ends_before_the_application_is_said(child, aunt, client_of):
    said = {"applicant_id": str(aunt.adult_id), "arrangement": "guardianship", "words": WORDS}
    said |= on("received_on", today()) | on("wanted_until", today() - DAY)
    page = client_of("aigul").post(f"/children/{child.pk}/applications/new/", said)
    assert page.status_code == 422 and "The end is before the beginning" in words_of(page)
    assert WORDS in words_of(page)


def test_a_paper_that_is_missing_says_who_was_asked(application, client_of):
    said = {"state": "missing"} | on("looked_on", today())
    page = client_of("aigul").post(f"{application.get_absolute_url()}papers/birth/", said)
    assert page.status_code == 422 and "who was asked for it" in words_of(page)
    assert client_of("aigul").get(f"{application.get_absolute_url()}papers/weather/").status_code == 404


def test_a_child_without_other_family_is_asked_for_the_applicant(child, mother, client_of):
    page = client_of("aigul").get(f"/children/{child.pk}/applications/new/")
    assert "Nobody but the parents is in the family" in words_of(page)
    assert f"/children/{child.pk}/tie/" in page.content.decode()


WRONG = {
    "away": ("Асанова Салкын is away.", Absence, {"kind": "internal"}),
    "dead": ("Асанова Салкын: died.", Inability, {"kind": "died"}),
    "limited": (
        "Parental rights of Асанова Салкын: taken away.",
        RightsDecision,
        {"limit": "taken", "court": "Ош", "holds_from": date(2025, 2, 1)},
    ),
}


def test_what_speaks_against_the_applicant_is_told(ready, child, aunt, aigul, client_of):
    for _sentence, model, fact in WRONG.values():
        record_fact(child, by=aigul, model=model, adult_id=aunt.adult_id, **fact)
    for read in (page_of(ready, client_of("aigul")), words_of(client_of("erlan").get(grant_url(ready)))):
        assert [sentence for sentence, *_fact in WRONG.values() if sentence not in read] == []


def test_an_applicant_under_age_and_trusteeship_for_a_young_child_are_asked_about(child, aigul, client_of):
    identity = {"surname": "Асанова", "given": "Жаңыл", "birth_date": today() - 12 * 365 * DAY}
    young = add_adult(child, by=aigul, identity=identity, relation="sibling")
    read = page_of(applied(child, aigul, young, arrangement="trusteeship"), client_of("aigul"))
    assert "Асанова Жаңыл is under age" in read and "too young for trusteeship" in read


def test_guardianship_of_an_older_child_is_called_trusteeship(aigul, client_of):
    for born, told in ((today() - 15 * 366 * DAY, True), (None, False)):
        child = register(aigul, given=f"Айбек {told}", birth_date=born)
        application = applied(child, aigul, adult_of(child, aigul, "aunt_m", "Бурул"))
        assert ("it is called trusteeship" in page_of(application, client_of("aigul"))) == told


def test_who_has_a_paper_already_is_asked_about(application, child, mother, aigul, client_of):
    record_fact(child, by=aigul, model=CareArrangement, carer_id=mother.adult_id, paper="court")
    record_fact(child, by=aigul, model=CareArrangement, institution="Үй", paper="institution")
    read = page_of(application, client_of("aigul"))
    assert "Асанова Гүлзат has a paper for this child: guardianship by court decision." in read
    assert "Үй has a paper for this child" in read


def late(child, by, kin):
    """An application of half a year ago, of which nothing was looked at."""
    return applied(child, by, kin, received_on=today() - 180 * DAY)


def test_the_list_has_what_waits_by_district_and_the_late_first(child, aunt, aigul, client_of):
    other = register(aigul, given="Айбек")
    applied(child, aigul, aunt)
    late(other, aigul, adult_of(other, aigul, "aunt_m", "Бурул"))
    for name in ("aigul", "damira", "farida"):
        read = words_of(client_of(name).get("/applications/"))
        assert "1 is late." in read and ": 1 late" in read and "waits for 180 days" in read
        assert read.index("Асанов Айбек") < read.index("Асанов Нурбек")
        assert "Асанова Айгүл" in read
    assert "No application waits" in words_of(client_of("cholpon").get("/applications/"))


def test_the_list_without_what_is_late_and_when_it_is_cut(application, aigul, client_of, monkeypatch):
    read = words_of(client_of("aigul").get("/applications/"))
    assert "late" not in read.replace("not late", "") and "There are more" not in read
    monkeypatch.setattr("umai.guardianship.applications.views.MAX_WAITING", 1)
    assert "There are more" in words_of(client_of("aigul").get("/applications/"))


def test_the_first_page_counts_what_is_late(child, aunt, aigul, erlan, damira, cholpon, client_of):
    application = late(child, aigul, aunt)
    assert [waits(by, "late_applications") for by in (aigul, erlan, damira, cholpon)] == [1, 1, 1, 0]
    assert "/applications/" in client_of("damira").get("/").content.decode()
    see_papers(application, aigul)
    aigul.opened.clear()
    assert waits(aigul, "late_applications") == 0
    assert waits(aigul, "late_applications", on=today() + 8 * DAY) == 1
    refused(application, erlan)
    assert waits(aigul, "late_applications", on=today() + 8 * DAY) == 0


def test_the_timeline_tells_each_step(ready, child, aunt, aigul, erlan):
    granted(ready, erlan)
    withdrawn = applied(child, aigul, aunt)
    actions.withdraw_application(withdrawn, by=aigul, reason="mistake")
    refused(applied(child, aigul, aunt), erlan)
    with aigul.speaking():
        titles = [str(event.title) for event in events_of(child, aigul)]
    for title in (
        "Applied for: guardianship",
        "Application for guardianship: the papers are complete",
        "Guardianship was granted",
        "Guardianship was refused",
        "Application withdrawn: it was written by mistake or for another child",
    ):
        assert title in titles


IN_WORDS = {
    "ky": ("Макулдук бар", "Макулдук жок", "Четке кагылды"),
    "ru": ("Согласие есть", "Согласия нет", "Отказано"),
}


@pytest.mark.parametrize("language", IN_WORDS)
def test_an_applicant_is_agreed_to_and_an_application_refused_in_words_of_their_own(language):
    said = (("Agreed", "an applicant"), ("Not agreed", "an applicant"), ("Refused", "an application"))
    with translation.override(language):
        assert tuple(translation.pgettext(context, text) for text, context in said) == IN_WORDS[language]
