"""The pages of questions, of the auditor, and of who opened a file."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.page_words import words_of
from tests.tampering import without_triggers
from umai.access.doors import consult
from umai.law.terms.clock import today
from umai.opens.audit.acts import act_choices, acts_alike
from umai.opens.tests.conftest import open_now, wall
from umai.opens.unusual.actions import answer_question
from umai.register.models import Child
from umai.staff.tests.conftest import browser, password
from umai.trail.models import Checkpoint, Entry, KeptPlace

__all__ = ["browser"]
AUDIT, TRAIL, QUESTIONS = "/audit/", "/audit/trail/", "/opens/questions/"


def lines(page):
    """What the entries say that the search found, as the auditor reads them."""
    found = re.findall(r"<li>(.*?)</li>", page.partition("<main")[2], re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found]


def readers_of(client, child):
    page = client.get(reverse("casefile:who_looked", args=[child.pk])).text
    return page.split("The last times that this file was opened")[1].split("<h2")[0]


class TestQuestions:
    def test_the_question_stands_on_the_day_of_who_opened_the_file(self, question, client_of):
        client = client_of("erlan")
        assert "Why did you open the file of Асанов Нурбек" in client.get("/").text
        page = client.get(question.get_absolute_url()).text
        assert (
            "no task with this child" in page and "outside working hours" in page and "no accusation" in page
        )

    def test_it_hinders_nobody(self, question, child, client_of):
        assert client_of("erlan").get(reverse("casefile:child", args=[child.pk])).status_code == 200

    def test_the_head_reads_it_with_the_answer(self, question, erlan, client_of):
        client = client_of("damira")
        assert "Not answered yet." in client.get(question.get_absolute_url()).text
        assert "Not answered yet." in client.get(QUESTIONS).text
        answer_question(question, by=erlan, reason="call", words="The school called.")
        for url in (QUESTIONS, question.get_absolute_url()):
            assert "The school called." in client.get(url).text

    def test_a_late_one_is_on_the_day_of_the_head(self, question, client_of, superuser):
        with without_triggers(superuser):
            superuser.execute("update opens_unusualopen set answer_by = answer_by - 8")
        client = client_of("damira")
        assert "1 question why a file was opened is not answered in time" in client.get("/").text
        assert "Not answered in time" in client.get(f"{QUESTIONS}?late=1").text
        assert "Speak with the person." in client.get(question.get_absolute_url()).text

    def test_who_is_walled_off_reads_it_no_more_and_the_head_does(self, question, child, erlan, client_of):
        wall(erlan, child.pk)
        client = client_of("erlan")
        assert "Why did you open the file" not in client.get("/").text
        assert client.get(question.get_absolute_url()).status_code == 404
        assert "Not answered yet." in client_of("damira").get(question.get_absolute_url()).text

    def test_the_auditor_reads_who_is_asked_and_not_about_which_child(self, question, client_of):
        line = client_of("timur").get(QUESTIONS).text.partition("<li>")[2].partition("</li>")[0]
        assert "</a>: Мамытов Эрлан: " in line and "outside working hours" in line
        assert "</a>: Мамытов Эрлан; Асанов Нурбек" in client_of("damira").get(QUESTIONS).text

    def test_nobody_else_finds_it(self, question, client_of):
        assert client_of("cholpon").get(question.get_absolute_url()).status_code == 404
        assert client_of("bakyt").get(question.get_absolute_url()).status_code == 403
        assert "No opening of a file looked unusual" in client_of("cholpon").get(QUESTIONS).text


class TestAuditor:
    def test_the_first_page_leads_to_the_audit(self, client_of):
        assert 'href="/audit/"' in client_of("timur").get("/").text

    def test_the_first_page_counts_questions_that_wait_until_they_are_answered(
        self, question, erlan, client_of, superuser
    ):
        waits, late = "Nobody has answered yet", "The day of the answer is over"

        def said():
            words = words_of(client_of("timur").get("/"))
            return [int(words.split(each)[1].split()[0]) for each in (waits, late)]

        with without_triggers(superuser):
            superuser.execute("update opens_unusualopen set answer_by = %s", [today()])
            assert said() == [1, 0]
            superuser.execute("update opens_unusualopen set answer_by = answer_by - 1")
            assert said() == [1, 1]
        answer_question(question, by=erlan, reason="call", words="The school called.")
        assert said() == [0, 0]

    def test_the_first_page_searches_the_trail(self, client_of):
        form = client_of("timur").get("/").text.partition('action="/audit/trail/"')[2].partition("</form>")[0]
        assert all(
            f'name="{one}"' in form for one in ("worker", "child", "done", "from_on_day", "to_on_day", "act")
        )

    def test_the_first_page_says_what_is_owed_before_the_search(self, client_of):
        page = client_of("timur").get("/").text
        owed = (
            "The day of the answer is over",
            "Nobody has answered yet",
            "Proof of the trail",
            "Search the trail",
        )
        places = [page.index(one) for one in owed]
        assert places == sorted(places)

    @pytest.mark.parametrize(("words", "found"), [("Registered the child", True), ("Opened a case", False)])
    def test_what_was_done_is_chosen_in_words(self, child, client_of, words, found):
        client = client_of("timur")
        value = re.search(rf'<option value="([^"]+)">{words}<', client.get(TRAIL).text)[1]
        said = " ".join(lines(client.post(TRAIL, {"done": value}).text))
        assert ("register.add_child" in said) is found

    def test_what_has_the_same_words_is_found_together(self):
        assert {"opens.read", "opens.audit.read"} <= {*acts_alike("opens.read")}
        with override("en"):
            words = [words for _act, words in act_choices()]
        assert len(words) == len({*words})

    def test_the_share_that_is_asked_about_is_stated(self, question, client_of, superuser):
        with without_triggers(superuser):
            superuser.execute("update opens_unusualopen set day = current_date")
            superuser.execute("update trail_entry set at = now() where worker_id = %s", [question.worker_id])
        assert "1 were asked about: 100.0 %" in client_of("timur").get(AUDIT).text

    def test_the_state_of_the_proof_is_said(self, child, client_of):
        page = client_of("timur").get(AUDIT).text
        assert "No head of the trail was signed yet." in page and "No head is kept outside" in page
        now = timezone.now()
        Checkpoint.objects.using("owner").create(
            size=7, root=b"r", edge=[], signed_at=now, newest_at=now, prev=b"p", signature=b"s"
        )
        KeptPlace.objects.using("owner").create(place="/mnt/a", held_at=now, size=7)
        KeptPlace.objects.using("owner").create(place="/mnt/b", failed_at=now, failure="x")
        page = client_of("timur").get(AUDIT).text
        assert "over 7 entries" in page and "/mnt/a: had the newest head" in page
        assert "/mnt/b: never had a head; writing there failed" in page

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({"worker": "Асанова"}, True),
            ({"worker": "Мамытов"}, False),
            ({"act": "register.add"}, True),
            ({"act": "intake."}, False),
            ({"from_on_day": "1", "from_on_month": "1", "from_on_year": "2020"}, True),
            ({"to_on_day": "1", "to_on_month": "1", "to_on_year": "2020"}, False),
        ],
    )
    def test_the_trail_is_searched_by_each_field(self, child, client_of, asked, found):
        page = client_of("timur").post(TRAIL, {"worker": "", "child": "", "act": "", **asked})
        assert page.status_code == 200
        said = " ".join(lines(page.text))
        assert ("register.add_child" in said, "Nothing is found" in page.text) == (found, not found)

    def test_it_is_searched_by_the_file_and_that_stands_on_the_file_s_own_list(self, child, client_of):
        page = client_of("timur").get(f"{TRAIL}?child={child.pk}")
        assert "register.add_child" in page.text and "Нурбек" not in page.text
        assert "Алиев Тимур</strong>, auditor" in readers_of(client_of("aigul"), child)

    def test_a_worker_is_found_by_the_id(self, child, aigul, client_of):
        assert "register.add_child" in client_of("timur").post(TRAIL, {"worker": str(aigul.pk)}).text

    def test_a_text_as_long_as_an_id_is_a_surname_that_nobody_has(self, child, client_of):
        page = client_of("timur").post(TRAIL, {"worker": "Ж" * 36})
        assert page.status_code == 200 and "Nothing is found" in page.text

    def test_who_is_not_signed_in_has_neither_a_name_nor_a_post_nor_an_office(self, browser, client_of):
        password(browser, password="wrong")
        (line,) = lines(client_of("timur").post(TRAIL, {"act": "staff.sign_in"}).text)
        assert ": —: was refused staff.sign_in, staff.account " in line

    def test_a_look_has_no_words_and_an_act_has(self, child, aigul, client_of):
        consult(Child, child.pk, by=aigul)
        look, *_others = lines(client_of("timur").post(TRAIL, {"act": "register.read"}).text)
        assert ", social worker (Bel Aiyl Aimak): looked register.read, register.child " in look
        act, *_others = lines(client_of("timur").post(TRAIL, {"act": "register.add_child"}).text)
        assert ": done: registered the child register.add_child, register.child " in act

    def test_what_is_in_no_file_leads_to_none(self, child, client_of):
        client = client_of("timur")
        assert client.post(TRAIL, {"act": "register.add_child"}).status_code == 200
        (line,) = lines(client.post(TRAIL, {"act": "opens.trail"}).text)
        assert "opens.trail, list " in line and "file" not in line

    def test_a_wrong_number_is_said(self, client_of):
        page = client_of("timur").get(f"{TRAIL}?child=7")
        assert page.status_code == 422 and "as it stands in the address" in page.text

    def test_nothing_is_searched_before_something_is_asked(self, client_of):
        assert "Nothing is found" not in client_of("timur").get(TRAIL).text

    def test_the_look_at_the_trail_is_on_the_trail(self, child, client_of, timur):
        client_of("timur").post(TRAIL, {"worker": "Асанова"})
        entry = Entry.objects.using("owner").filter(worker_id=timur.pk).latest("at")
        assert (entry.act, entry.outcome) == ("opens.trail", "looked") and entry.shown

    @pytest.mark.parametrize("who", ["damira", "farida", "gulnara", "bakyt"])
    def test_nobody_else_has_these_pages(self, who, client_of):
        for url in (AUDIT, TRAIL):
            assert client_of(who).get(url).status_code == 403


class TestWhoOpenedThisFile:
    def test_each_is_named_with_post_office_and_what_for(self, child, cholpon, client_of):
        open_now(cholpon)
        client_of("cholpon").get(reverse("casefile:child", args=[child.pk]))
        page = readers_of(client_of("damira"), child)
        assert "Бекова Чолпон</strong>, specialist of the district department" in page
        assert "in an emergency: the child was found here" in page
        assert "Бекова Чолпон</strong>, specialist of the district department" in readers_of(
            client_of("erlan"), child
        )
        assert ", in an emergency</li>" in readers_of(client_of("erlan"), child)

    def test_an_answer_says_what_for(self, question, erlan, child, client_of):
        answer_question(question, by=erlan, reason="call", words="The school called.")
        assert "somebody called or came about this child" in readers_of(client_of("damira"), child)

    def test_who_is_walled_off_later_stays_on_the_list(self, child, erlan, client_of):
        client_of("erlan").get(reverse("casefile:child", args=[child.pk]))
        wall(erlan, child.pk)
        assert "Мамытов Эрлан" in readers_of(client_of("damira"), child)
        assert client_of("erlan").get(reverse("casefile:who_looked", args=[child.pk])).status_code == 404

    def test_who_opened_it_in_an_emergency_does_not_read_who_else_did(self, child, cholpon, client_of):
        client_of("damira").get(reverse("casefile:child", args=[child.pk]))
        open_now(cholpon)
        page = readers_of(client_of("cholpon"), child)
        assert "Жумабаева" not in page and "known where it is kept" in page
