"""The pages of self-harm, as a browser without JavaScript sees them."""

import re
import uuid

import pytest

from umai.design.days import date_in_words
from umai.identification.inbox.actions import match_child
from umai.identification.tests.conftest import reported
from umai.law.terms.clock import today
from umai.outreach.models import OfficeTelephone
from umai.register.child.actions import add_child
from umai.register.models import Child
from umai.self_harm.following import views as following
from umai.self_harm.following.actions import record_following
from umai.self_harm.models import DeathConclusion, DeathReview, SelfHarmPath
from umai.self_harm.path import actions, steps
from umai.self_harm.path.nearest import clinics_near
from umai.self_harm.tests.conftest import (
    DAY,
    WORDS,
    ago,
    answered,
    begun,
    concluded,
    do_all,
    done,
    long_ago,
    opened,
    owner,
    register,
)
from umai.self_harm.tests.test_act_pages import at_midnight, opening
from umai.self_harm.tests.test_following import IN_VAIN, contact
from umai.staff.models import Office, OfficeKind


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def page_of(client_of, path, who="aigul"):
    return client_of(who).get(path.get_absolute_url())


def add_clinic(place, name="ФАП Нookат", number=""):
    """A clinic that serves this place, with a telephone that may be printed."""
    names = dict.fromkeys(("name_ky", "name_ru", "name_en"), name)
    office = Office.objects.using("owner").create(kind=OfficeKind.CLINIC, place=place, **names)
    if number:
        OfficeTelephone.objects.using("owner").create(office=office, number=number, called_on=today())
    return office


def nameless(by):
    """A child of whom nobody knows the name."""
    held = register(by)
    places = {name: getattr(held, name) for name in ("district_id", "municipality_id", "office_id")}
    return Child.objects.using("owner").create(**places)


class TestOpening:
    def test_it_leads_to_the_steps_and_says_nowhere_who_told(self, child, client_of):
        client, erlan, url = client_of("aigul"), client_of("erlan"), f"/children/{child.pk}/self-harm/new/"
        form = client.get(url)
        assert "Never write who told you" in text(form) and 'href="tel:103"' in form.content.decode()
        answer = client.post(url, at_midnight())
        assert answer.status_code == 422 and "Choose what happened." in text(answer)
        answer = client.post(url, opening() | {"id": child.pk}, follow=True)
        assert "6 steps are open" in text(answer) and "somebody else" not in text(answer).lower()
        path = SelfHarmPath.objects.using("owner").get()
        page = erlan.get(url)
        assert "A path runs for this child already." in text(page)
        assert path.get_absolute_url() in page.content.decode()
        answer = erlan.post(url, opening() | {"id": uuid.uuid4(), "seen": ""})
        assert answer.status_code == 409 and "Nothing was opened twice" in text(answer)
        assert f'name="seen" value="{path.pk}"' in answer.content.decode()

    def test_from_a_case_it_stands_in_the_case(self, child, case, client_of):
        client = client_of("aigul")
        assert f"/cases/{case.pk}/self-harm/new/" in client.get(f"/cases/{case.pk}/").content.decode()
        url = f"/cases/{case.pk}/self-harm/new/"
        assert case.get_absolute_url() in client.get(url).content.decode()
        answer = client.post(url, opening() | {"id": child.pk}, follow=True)
        assert case.get_absolute_url() in answer.content.decode()

    def test_a_report_of_self_harm_leads_there_once_its_child_is_known(self, child, erlan, client_of):
        signal, link = reported(self_harm=True), f"/children/{child.pk}/self-harm/new/"
        client = client_of("erlan")
        assert link not in client.get(f"/inbox/{signal.pk}/").content.decode()
        match_child(signal, by=erlan, child=child)
        assert link in client.get(f"/inbox/{signal.pk}/").content.decode()
        signal = reported()  # of something else
        match_child(signal, by=erlan, child=child)
        assert "/self-harm/new/" not in client.get(f"/inbox/{signal.pk}/").content.decode()


class TestPath:
    def test_each_open_step_is_red_and_a_tap_away_until_all_is_done(self, path, aigul, client_of):
        assert "Nobody has spoken with the child" not in text(
            page_of(client_of, path)
        )  # in the first minutes
        row = done(steps.MEANS, path, aigul, removed=False)
        page = page_of(client_of, path)
        assert page.content.decode().count("govuk-tag--red") >= 6
        for step in steps.ALL_PATH_STEPS:
            assert f'href="{path.get_absolute_url()}{step.slug}/"' in page.content.decode()
        assert "not done yet" in text(page)
        url = f"{path.get_absolute_url()}not_alone/"
        assert "Nothing is written here yet." in text(client_of("farida").get(url))
        done(steps.MEANS, path, aigul, seen=row.pk)
        for step in set(steps.ALL_PATH_STEPS) - {steps.MEANS}:
            done(step, path, aigul)
        page = page_of(client_of, path)
        assert "All steps are done." in text(page) and "Next contact until:" in text(page)
        page = client_of("aigul").get(url)
        assert "What stands here now" in text(page) and "The aunt" in text(page)

    def test_after_the_minutes_it_names_whom_to_call_and_the_nearest_clinic(self, child, client_of):
        path = long_ago(child, 1)
        assert "No clinic of this district is written down" in text(page_of(client_of, path))
        add_clinic(child.district, "District hospital")
        assert "District hospital" in text(page_of(client_of, path))
        add_clinic(child.municipality, "Feldsher of the village", "+996555000001")
        add_clinic(child.municipality, "A second one")
        page = page_of(client_of, path)
        assert "Nobody has spoken with the child" in text(page) and "District hospital" not in text(page)
        assert 'href="tel:+996555000001"' in page.content.decode() and "A second one" in text(page)

    def test_a_clinic_that_closed_is_not_named(self, child, path):
        office = add_clinic(child.municipality)
        assert [one.who for one in clinics_near(path)]
        Office.objects.using("owner").filter(pk=office.pk).update(to_on=today() - DAY)
        assert clinics_near(path) == []

    def test_of_a_file_that_only_the_district_holds_the_clinics_of_the_district_are_named(self, erlan):
        held = add_child(
            erlan.office.place, by=erlan, id=None, identity={"surname": "Асанов", "given": "Бек"}
        )
        add_clinic(held.district, "District hospital")
        assert [one.who for one in clinics_near(opened(held, erlan))] == ["District hospital"]

    def test_whoever_says_it_again_is_in_danger_as_on_the_first_day(self, child, aigul, client_of):
        path = long_ago(child, 20)
        contact(path, aigul, says_again="yes")
        page = page_of(client_of, path)
        assert "The child says it again." in text(page) and "Open the path anew" in text(page)
        assert "Open the path anew" not in text(page_of(client_of, path, "farida"))

    def test_an_ended_path_says_why_and_stands_with_the_later_one(self, child, path, aigul, erlan, client_of):
        later = opened(child, erlan, kind="hurt", seen=path.pk)
        assert "another path goes on" in text(page_of(client_of, path))
        assert path.get_absolute_url() in page_of(client_of, later).content.decode()

    def test_of_a_death_a_review_is_named_and_no_step(self, child, aigul, client_of):
        page = page_of(client_of, opened(child, aigul, kind="died"))
        assert "The child died." in text(page) and "The year after" not in text(page)

    def test_a_supervisor_reads_it_and_writes_nothing(self, path, client_of):
        page = page_of(client_of, path, "farida")
        assert page.status_code == 200 and "Write down a contact" not in text(page)
        for what in ("contact", "end", "talk"):
            page = client_of("farida").get(f"{path.get_absolute_url()}{what}/")
            assert page.status_code == 200 and "<textarea" not in page.content.decode()
        assert "End the path" in text(page_of(client_of, path, "erlan"))
        page = client_of("erlan").get(f"{path.get_absolute_url()}end/")
        assert WORDS in text(page)  # who ends it reads what it is about


class TestFollowing:
    def test_the_list_has_the_late_ones_and_those_of_the_next_days(
        self, child, aigul, client_of, monkeypatch
    ):
        client = client_of("aigul")
        page = text(client.get("/self-harm/"))
        assert "Nothing is late." in page and "Nothing is due." in page
        path = opened(child, aigul)
        late = long_ago(register(aigul, given="Айжан"), 2)
        long_ago(nameless(aigul), 2)
        page = client.get("/self-harm/")
        assert "Асанов Айжан" in text(page) and "Асанов Нурбек" in text(page)
        assert late.get_absolute_url() in page.content.decode()
        assert path.get_absolute_url() in page.content.decode()
        assert "Name not known" in text(page)
        monkeypatch.setattr(following, "MOST_FOLLOWED", 2)
        assert "1 more is due" in text(client.get("/self-harm/"))

    def test_the_first_page_counts_them(self, child, aigul, client_of):
        long_ago(child, 1)
        page = text(client_of("aigul").get("/"))
        assert "1 child to be in touch with after self-harm" in page and "contact late" not in page
        long_ago(register(aigul, given="Айжан"), 2)
        assert "1 contact late" in text(client_of("aigul").get("/"))

    def test_a_child_with_whom_nobody_has_spoken_stands_first(self, child, path, aigul, client_of):
        page = text(client_of("aigul").get("/"))
        assert "1 child with whom nobody has spoken after self-harm" in page
        assert "Nothing is due this week" not in page
        assert "Nobody has spoken with the child yet" in text(client_of("aigul").get("/self-harm/"))
        done(steps.TALK, path, aigul)
        assert "nobody has spoken" not in text(client_of("aigul").get("/"))
        assert "Nobody has spoken" not in text(client_of("aigul").get("/self-harm/"))

    def test_the_contacts_stand_on_the_path(self, child, aigul, client_of):
        path = long_ago(child, 365)
        contact(path, aigul, days=1)
        actions_page = client_of("aigul").get(f"{path.get_absolute_url()}contact/")
        assert "says it again: no" in text(actions_page)
        contact(path, aigul)
        assert "No further contact is due." in text(page_of(client_of, path))

    def test_one_in_vain_says_why(self, child, aigul, client_of):
        path = long_ago(child, 3)
        record_following(path, by=aigul, contact_on=today(), **IN_VAIN)
        assert "in vain: nobody answered" in text(page_of(client_of, path))

    def test_what_belongs_to_the_answer_is_asked_while_it_runs(self, path, erlan, client_of):
        client, url = client_of("aigul"), f"{path.get_absolute_url()}contact/"
        for made, said in (
            ("yes", "Write whether the child says it again."),
            ("no", "Write why nobody was in touch"),
        ):
            answer = client.post(url, {"made": made, "words": WORDS})
            assert answer.status_code == 422 and said in text(answer), made
        actions.end_path(path, by=erlan, outcome="away", words=WORDS)
        assert "This path runs no more." in text(client.get(url))


class TestWarnings:
    def test_the_child_s_page_and_the_case_warn_while_it_runs(self, child, case, aigul, client_of):
        path = opened(child, aigul)
        for url in (f"/children/{child.pk}/", f"/cases/{case.pk}/"):
            page = client_of("aigul").get(url)
            assert "Do not leave the child alone." in text(page)
            assert path.get_absolute_url() in page.content.decode()
        opened(child, aigul, kind="died", seen=path.pk)
        assert "a review is owed" in text(client_of("aigul").get(f"/children/{child.pk}/"))

    @pytest.mark.parametrize(
        ("days", "before", "after"),
        [
            (20, "Next contact with the child until {}.", "Next contact with the child until {}."),
            (365, "", "end the path then"),
        ],
    )
    def test_later_they_say_until_when_the_next_contact_is_and_at_last_that_it_ends(
        self, days, before, after, child, aigul, client_of
    ):
        path = long_ago(child, days)
        do_all(path, aigul)
        client, url = client_of("aigul"), f"/children/{child.pk}/"
        assert before.format(date_in_words(today() - 19 * DAY)) in text(client.get(url))
        contact(path, aigul)
        assert after.format(date_in_words(today() + 10 * DAY)) in text(client.get(url))

    def test_a_child_without_a_case_stands_on_the_first_page_as_seen_by_nobody(self, child, path, client_of):
        page = client_of("erlan").get("/")
        assert "nobody has seen the child yet" in text(page)
        assert f"/children/{child.pk}/" in page.content.decode()
        page = client_of("damira").get("/calls/")
        assert "must not be left alone now" in text(page) and "What to do, step by step" in text(page)

    def test_what_happened_stands_on_the_timeline(self, child, path, aigul, erlan, farida, damira, client_of):
        first = done(steps.MEANS, path, aigul, removed=False)
        done(steps.MEANS, path, aigul, seen=first.pk)
        contact(path, aigul)
        death = opened(child, aigul, kind="died", seen=path.pk)
        answered(concluded(begun(child, farida), farida), damira)
        actions.end_path(path, by=erlan, outcome="died", words="Баланын өлүмүн дарыгер айтты.")
        shown = client_of("aigul").get(f"/children/{child.pk}/timeline/")
        page, links = text(shown), shown.content.decode()
        for said in (
            "Urgent path after self-harm: Said that it wants to die",
            "Urgent path after self-harm: Died by its own hand",
            "Replaced by a later entry.",
            "Contact of the year after",
            "The path after self-harm ended",
            "A review after the death began",
            "The review after the death was answered",
        ):
            assert said in page
        assert path.get_absolute_url() in links and death.get_absolute_url() in links


class TestReviews:
    def test_deaths_and_reviews_stand_on_one_list(self, child, aigul, farida, damira, client_of):
        client = client_of("farida")
        assert "No review yet." in text(client.get("/death-reviews/"))
        opened(child, aigul, kind="died", happened_at=ago(hours=1))
        page = client.get("/death-reviews/")
        assert f"/children/{child.pk}/death-review/new/" in page.content.decode()
        assert "death-review/new" not in client_of("damira").get("/death-reviews/").content.decode()
        form = client.get(f"/children/{child.pk}/death-review/new/")
        assert "It seeks no guilty person." in text(form)
        review = begun(child, farida)
        assert "waits for its conclusion" in text(client.get("/death-reviews/"))
        answered(concluded(review, farida), damira)
        assert "answered" in text(client.get("/death-reviews/"))

    def test_a_child_without_a_name_and_what_is_late(self, aigul, client_of):
        for days in (1, -1):
            child = nameless(aigul)
            said = {"died_on": today() - 90 * DAY, "reason": WORDS, "due_on": today() - days * DAY}
            owner(DeathReview, child_id=child.pk, **said)
        page = client_of("farida").get("/death-reviews/")
        assert "Name not known" in text(page) and "govuk-tag--red" in page.content.decode()

    def test_the_reviewer_reads_what_was_known_and_concludes(self, child, aigul, farida, client_of):
        client, other = client_of("farida"), begun(register(aigul, given="Айжан"), farida)
        assert "Nothing was known of this child." in text(client.get(f"/death-reviews/{other.pk}/"))
        long_ago(child, 5)
        review = begun(child, farida)
        page = text(client.get(f"/death-reviews/{review.pk}/"))
        assert "nobody spoke with the child" in page and "Write what was found" in page
        done(steps.TALK, opened(child, aigul), aigul)
        page = text(client.get(f"/death-reviews/{review.pk}/conclude/"))
        assert "The office knew" in page
        assert client_of("cholpon").get(f"/death-reviews/{review.pk}/").status_code == 404

    def test_the_office_reads_the_conclusion_and_answers(self, child, farida, damira, client_of):
        review = begun(child, farida)
        url = f"/death-reviews/{review.pk}/"
        assert "It is not concluded yet." in text(client_of("damira").get(url))
        conclusion = concluded(review, farida)
        page = client_of("damira").get(url)
        assert "Write the answer" in text(page) and "What was known" not in text(page)
        assert "Write the answer" not in text(client_of("erlan").get(url))
        assert "Answer within" in text(client_of("damira").get(f"/death-reviews/answers/{conclusion.pk}/"))
        answered(conclusion, damira)
        assert WORDS in text(client_of("damira").get(url))

    def test_an_answer_that_did_not_come_stands_out(self, child, farida, client_of):
        review = begun(child, farida)
        said = {"findings": WORDS, "recommendations": WORDS, "body_id": farida.office.pk}
        said |= {"child_id": child.pk, "review_id": review.pk, "answer_due_on": today() - DAY}
        owner(DeathConclusion, **said)
        assert "has not come" in text(client_of("farida").get(f"/death-reviews/{review.pk}/"))
