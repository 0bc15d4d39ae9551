"""The pages of opening a file: from a row to the file, the second person, and what the department sees."""

import re
from datetime import timedelta

import pytest
from django.test import override_settings
from django.urls import reverse

from tests.cast import NOOKAT, id_of
from tests.page_words import words_of
from tests.tampering import without_triggers
from umai.guardianship.tests.conftest import adult_of, register
from umai.intake.cases.actions import assign_worker
from umai.justice.models import CarerAlarm
from umai.justice.settled.watching import file_number
from umai.justice.tests.conftest import incident_of, suspected, wall
from umai.justice.tests.repeated.conftest import cares, named
from umai.law.terms.clock import today
from umai.planning.tests.conftest import join
from umai.staff.models import Office, OfficeKind, Role
from umai.watch.letters.actions import write_letter
from umai.watch.models import WatchOpening, WatchOpeningNote, WatchOpeningRequest
from umai.watch.opening.actions import note_opening, refuse_opening
from umai.watch.tests.conftest import seen
from umai.watch.tests.opening.conftest import (
    LATER,
    WHY,
    ask,
    ask_later,
    later_by,
    open_now,
    open_quietly,
    row_of,
)

NAME = "Асанов Нурбек"


def said(client, name, *args, status=200):
    answer = client.get(reverse(f"watch:{name}", args=args))
    assert answer.status_code == status, answer.status_code
    return words_of(answer)


def form_of(by):
    return reverse("watch:ask_opening", args=["repeated", row_of(by).id])


class TestFromARowToTheFile:
    @pytest.mark.parametrize("who", ["omurbek", "begimai", "prosecutor"])
    def test_leads_by_two_pages(self, who, beaten, client_of, request):
        by, client = request.getfixturevalue(who), client_of(who)
        url = form_of(by)
        assert url in client.get(reverse("watch:rows", args=["repeated"])).content.decode()
        form = words_of(client.get(url))
        assert file_number(beaten.pk) in form and NAME not in form and "for 24 hours" in form
        assert "no second person here" in form and "Tell the office later" not in form
        answer = client.post(url, {"words": WHY})
        asked = WatchOpeningRequest.objects.using("owner").get()
        assert answer.headers["Location"] == asked.get_absolute_url()
        page = words_of(client.get(asked.get_absolute_url()))
        assert "ready to open" in page and "Open the file and tell the department" in page
        file = reverse("casefile:child", args=[beaten.pk])
        assert client.get(file).status_code == 404
        assert client.post(asked.get_absolute_url()).headers["Location"] == file
        shown = words_of(client.get(file))
        assert NAME in shown and "You have a file open, for reading." in shown
        assert f"Open the file {file_number(beaten.pk)}" in shown  # of several, which
        assert "open for reading" in words_of(client.get(asked.get_absolute_url()))
        listed = client.get(reverse("watch:openings")).content.decode()
        assert file in listed

    def test_leads_to_no_page_that_is_closed_to_the_reader(self, beaten, omurbek, client_of):
        open_now(omurbek)
        client, todo, read = client_of("omurbek"), [reverse("casefile:child", args=[beaten.pk])], set()
        while todo:
            url = todo.pop()
            if url in read or url.split("/")[1] not in ("children", "cases", "incidents"):
                continue
            read.add(url)
            page = client.get(url)
            assert page.status_code == 200, url
            main = page.content.decode().partition("<main")[2]
            todo += re.findall(r'href="(/[^"?#]*)', main)
        assert len(read) > 12

    def test_offers_no_file_of_another_office(self, beaten, incident, jyldyz, aigul, omurbek, client_of):
        """What is near a suspect elsewhere is told without the ways that are for who acts."""
        other = register(jyldyz, surname="Сатыбалдиева", given="Айбийке")
        there, uncle = incident_of(other, jyldyz), adult_of(other, jyldyz, "uncle_f", "Бакыт")
        suspected(there, jyldyz, uncle)
        named(there, jyldyz)
        named(incident, aigul)
        cares(beaten, uncle.adult_id)
        alarm = CarerAlarm.objects.using("owner").get()
        open_now(omurbek)
        for who, acts in (("aigul", True), ("omurbek", False)):
            client = client_of(who)
            for url in (reverse("justice:incident", args=[incident.line]), alarm.get_absolute_url()):
                page = client.get(url)
                assert page.status_code == 200, url
                offered = reverse("opens:emergency") in page.content.decode()
                assert offered is acts, (who, url)

    def test_leads_from_the_letter_while_the_row_stands(self, beaten, omurbek, begimai, client_of, superuser):
        (row,) = seen("repeated", omurbek)
        office = Office.objects.get(kind="district", place_id=beaten.district_id)
        letter = write_letter(office, by=omurbek, of_list="repeated", row=row, words="x")
        url = reverse("watch:ask_opening", args=["repeated", row.id])
        assert url in client_of("omurbek").get(letter.get_absolute_url()).content.decode()
        assert url not in client_of("damira").get(letter.get_absolute_url()).content.decode()
        with without_triggers(superuser):
            superuser.execute("update justice_incident set current = false")
        assert url not in client_of("omurbek").get(letter.get_absolute_url()).content.decode()

    def test_is_not_there_for_a_row_without_a_child(self, db, client_of, omurbek):
        join("sabira", "Сабира", OfficeKind.COMMISSION, NOOKAT, Role.COMMISSION_SECRETARY)
        rows = seen("sleeping", omurbek)
        page = client_of("omurbek").get(reverse("watch:rows", args=["sleeping"])).content.decode()
        assert "/open/" not in page
        url = reverse("watch:ask_opening", args=["sleeping", rows[0].id])
        assert client_of("omurbek").get(url).status_code == 404

    def test_is_not_there_for_who_watches_over_nobody(self, beaten, omurbek, client_of):
        for who in ("damira", "aigul", "timur"):
            assert client_of(who).get(form_of(omurbek)).status_code == 403

    def test_is_not_there_for_a_row_that_does_not_stand(self, beaten, client_of):
        url = reverse("watch:ask_opening", args=["repeated", id_of("office", "nookat")])
        assert client_of("omurbek").get(url).status_code == 404
        url = reverse("watch:ask_opening", args=["nothing", beaten.pk])
        assert client_of("omurbek").get(url).status_code == 404

    def test_keeps_what_was_typed(self, beaten, omurbek, nurzat, client_of):
        client, url, day = client_of("omurbek"), form_of(omurbek), today() + timedelta(days=40)
        assert client.post(url, {"words": ""}).status_code == 422
        page = client.post(url, {"words": WHY, "tell_on": day})
        assert page.status_code == 422 and "Write why the office is told later." in words_of(page)
        page = client.post(url, {"words": WHY, "later_words": LATER})
        assert page.status_code == 422 and "Choose the day" in words_of(page)
        page = client.post(url, {"words": WHY, "tell_on": day, "later_words": LATER})
        assert page.status_code == 409 and "Nothing was opened." in words_of(page) and WHY in words_of(page)

    def test_says_that_a_request_waited_too_long(self, beaten, omurbek, client_of, superuser):
        asked = ask(omurbek)
        later_by(superuser, days=8)
        client = client_of("omurbek")
        assert "waited too long" in said(client, "opening", asked.pk)
        page = client.post(asked.get_absolute_url())
        assert page.status_code == 409 and "Nothing was opened." in words_of(page)

    def test_shows_no_request_behind_a_wall(self, beaten, omurbek, client_of):
        asked = ask(omurbek)
        wall(omurbek.worker, beaten)
        client = client_of("omurbek")
        assert client.get(asked.get_absolute_url()).status_code == 404
        assert "No file was asked for" in said(client, "openings")


class TestTheSecondPerson:
    def test_agrees_and_then_the_file_opens(self, beaten, omurbek, nurzat, client_of):
        first, second = client_of("omurbek"), client_of("nurzat")
        day = today() + timedelta(days=10)
        form = words_of(first.get(form_of(omurbek)))
        assert "Tell the office later" in form and "when a second person of your office agrees" in form
        first.post(form_of(omurbek), {"words": WHY, "tell_on": day, "later_words": LATER})
        asked = WatchOpeningRequest.objects.using("owner").get()
        assert "A second person of your office has to agree." in said(first, "opening", asked.pk)
        assert first.post(asked.get_absolute_url()).status_code == 409
        agree = reverse("watch:agree_opening", args=[asked.pk])
        assert "This does not wait for you." in words_of(first.get(agree))
        assert first.post(agree).status_code == 409
        assert f'href="{reverse("watch:openings")}"' in second.get("/", follow=True).content.decode()
        assert "Files to open: answer" in words_of(second.get("/", follow=True))
        assert agree in second.get(asked.get_absolute_url()).content.decode()
        assert LATER in words_of(second.get(agree))
        assert second.post(agree).status_code == 302
        assert "Files to open: answer" not in words_of(second.get("/", follow=True))
        page = said(first, "opening", asked.pk)
        assert "agreed that the department is told later" in page and "tell the department" not in page
        assert first.post(asked.get_absolute_url()).status_code == 302
        assert first.get(reverse("casefile:child", args=[beaten.pk])).status_code == 200
        assert second.get(reverse("casefile:child", args=[beaten.pk])).status_code == 404

    def test_refuses_with_words(self, beaten, omurbek, nurzat, client_of):
        asked, second = ask_later(omurbek), client_of("nurzat")
        listed = client_of("omurbek").get(reverse("watch:openings")).content.decode()
        assert asked.get_absolute_url() in listed and "It closes" not in listed
        url = reverse("watch:refuse_opening", args=[asked.pk])
        assert "Why do you not agree?" in words_of(second.get(url))
        assert second.post(url, {"words": ""}).status_code == 422
        assert second.post(url, {"words": "Тизме жетет."}).status_code == 302
        page = said(client_of("omurbek"), "opening", asked.pk)
        assert "Тизме жетет." in page and "refused" in page
        assert not WatchOpening.objects.using("owner").exists()

    @pytest.mark.parametrize("who", ["begimai", "damira", "aigul"])
    def test_is_of_no_other_office(self, who, beaten, omurbek, nurzat, client_of):
        asked, client = ask_later(omurbek), client_of(who)
        for name in ("opening", "agree_opening", "refuse_opening"):
            assert client.get(reverse(f"watch:{name}", args=[asked.pk])).status_code in (403, 404)


class TestTheDepartment:
    def test_is_told_and_notes_it(self, beaten, omurbek, client_of):
        head = client_of("damira")
        assert "Nobody who watches opened a file" in said(head, "opened")
        opening = open_now(omurbek)
        assert "Opened by who watches" in words_of(head.get("/"))
        listed = said(head, "opened")
        assert NAME in listed and "not seen yet" in listed and "Токтосунов" in listed
        page = said(head, "opened_file", opening.pk)
        assert WHY in page and "Ombudsman" in page and file_number(beaten.pk) in page
        assert "+996" not in page
        assert head.post(opening.get_absolute_url()).headers["Location"] == reverse("watch:opened")
        assert "Your department has seen this" in said(head, "opened_file", opening.pk)
        assert "not seen yet" not in said(head, "opened")
        assert "Opened by who watches" not in words_of(head.get("/"))
        assert head.post(opening.get_absolute_url()).status_code == 409

    def test_learns_nothing_before_its_day(self, beaten, omurbek, nurzat, client_of, superuser):
        opening = open_quietly(omurbek, nurzat)
        client_of("omurbek").get(reverse("casefile:child", args=[beaten.pk]))
        head, trail = client_of("damira"), reverse("casefile:who_looked", args=[beaten.pk])
        assert "Токтосунов" not in words_of(head.get(trail))
        assert "Opened by who watches" not in words_of(head.get("/"))
        assert "Nobody who watches opened a file" in said(head, "opened")
        assert head.get(opening.get_absolute_url()).status_code == 404
        later_by(superuser, days=10)
        head = client_of("damira")
        shown = words_of(head.get(trail))
        assert "Токтосунов" in shown
        assert "Opened by who watches" in words_of(head.get("/"))
        assert NAME in said(head, "opened") and LATER not in said(head, "opened_file", opening.pk)

    def test_reads_what_the_file_was_opened_for(self, beaten, omurbek, client_of):
        open_now(omurbek)
        client_of("omurbek").get(reverse("casefile:child", args=[beaten.pk]))
        trail = words_of(client_of("damira").get(reverse("casefile:who_looked", args=[beaten.pk])))
        assert "as who watches over the office" in trail

    def test_has_a_worker_who_reads_and_does_not_note(self, beaten, case, omurbek, damira, aigul, client_of):
        assign_worker(case, by=damira, worker_id=aigul.pk)
        opening = open_now(omurbek)
        worker = client_of("aigul")
        assert NAME in said(worker, "opened")
        page = said(worker, "opened_file", opening.pk)
        assert "The head or a specialist of the department says that it was seen." in page
        assert worker.post(opening.get_absolute_url()).status_code == 403
        assert not WatchOpeningNote.objects.using("owner").exists()

    def test_is_no_other_and_no_other_role(self, beaten, omurbek, client_of):
        url = open_now(omurbek).get_absolute_url()
        assert client_of("cholpon").get(url).status_code == client_of("azamat").get(url).status_code == 404
        assert client_of("farida").get(url).status_code == client_of("bakyt").get(url).status_code == 403

    def test_reads_the_number_of_a_file_that_moved_away(self, beaten, omurbek, damira, client_of, superuser):
        open_now(omurbek)
        with without_triggers(superuser):
            far = Office.objects.get(pk=id_of("office", "kochkor")).place_id
            for table in ("register_child", "register_identity"):
                superuser.execute(f"update {table} set district_id = %s, municipality_id = null", [far])
        page = said(client_of("damira"), "opened")
        assert file_number(beaten.pk) in page and NAME not in page
        opened = WatchOpening.objects.using("owner").get()
        page = client_of("damira").get(opened.get_absolute_url()).content.decode()
        assert reverse("casefile:who_looked", args=[beaten.pk]) not in page


class TestTheOpenFile:
    TABS = ("child", "family", "cases_of_child", "documents", "timeline", "who_looked", "as_it_was")

    @pytest.mark.parametrize("own_filter", [True, False], ids=["own filter", "row security alone"])
    def test_is_shown_for_the_hours_and_then_no_more(
        self, own_filter, beaten, case, omurbek, client_of, superuser
    ):
        open_now(omurbek)
        client = client_of("omurbek")
        pages = [reverse(f"casefile:{name}", args=[beaten.pk]) for name in self.TABS]
        pages += [reverse("casefile:case", args=[case.pk]), reverse("justice:of_child", args=[beaten.pk])]
        with override_settings(UMAI_OWN_FILTER=own_filter):
            for url in pages:
                answer = client.get(url)
                assert answer.status_code == 200, url
                assert "You have a file open, for reading." in words_of(answer), url
            later_by(superuser, hours=24)
            later = client_of("omurbek")
            assert {later.get(url).status_code for url in pages} <= {403, 404}

    def test_offers_nothing_to_write(self, beaten, case, omurbek, client_of):
        open_now(omurbek)
        client = client_of("omurbek")
        for url in (reverse("casefile:child", args=[beaten.pk]), reverse("casefile:case", args=[case.pk])):
            page = client.get(url).content.decode()
            offered = re.findall(r'href="([^"]*/(?:new|correct|add|begin|open|assign)/[^"]*)"', page)
            assert offered == []


def test_a_second_opening_has_its_own_note(beaten, omurbek, damira, nurzat):
    note_opening(open_now(omurbek), by=damira)
    again = open_now(omurbek)
    note_opening(again, by=damira)
    refuse_opening(ask_later(omurbek), by=nurzat, words="x")
