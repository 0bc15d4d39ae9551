"""The page of the line, and the shortest form."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from tests.cast import COUNTRY, KOCHKOR, place_of
from umai.access.sessions import Speaker, open_session
from umai.identification import jobs
from umai.identification.hotline import drafts
from umai.identification.models import HotlineDraft, Reporter, Signal
from umai.identification.signal import codes
from umai.identification.tests.conftest import nookat, standing
from umai.identification.whereabouts.lookup import find_place_in_message, find_places, path
from umai.identification.whereabouts.place_cache import current_country
from umai.machine.keys import key_pairs
from umai.notices.models import Call
from umai.places.models import Place
from umai.staff.models import Account, Office, OfficeKind, Role, Term, Worker

TALK = {
    "danger": "unsure",
    "self_harm": "no",
    "where": "Көк дарбаза",
    "child": "Нурбек",
    "child_age": "9",
    "words": "Күндө ыйлайт",
    "concern": "violence",
    "feared": "Таякеси",
    "feared_works_here": "no",
    "language": "ky",
    "reporter_name": "",
    "reporter_phone": "",
    "then": "send",
}
GATE = {"danger": "no", "words": "Эки бала жалгыз.", "where": "Мектептин артында"}


def place_on_the_line():
    return path(current_country(), current_country().by_id[nookat().pk], "en")


@pytest.fixture
def operator(db):
    """Somebody of the children's line."""
    key_pairs.make_missing_pair(settings.MACHINE.home, key_pairs.REPORTERS)
    office = Office.objects.using("owner").create(
        kind=OfficeKind.HOTLINE, place=place_of(COUNTRY), name_ky="111", name_ru="111", name_en="111"
    )
    worker = Worker.objects.using("owner").create(surname="Осмонова", given="Нуриза")
    Term.objects.using("owner").create(
        worker=worker, office=office, role=Role.HOTLINE_OPERATOR, from_on=date(2020, 1, 1)
    )
    account = Account(username="nuriza", worker=worker)
    account.set_unusable_password()
    account.save(using="owner")
    return Speaker(open_session(worker))


def opened(client, address="/inbox/line/"):
    """The form as it is opened, with what makes it the same when it is sent twice."""
    page = client.get(address).content.decode()
    token = re.search(r'name="token" value="([^"]*)"', page)[1]
    return TALK | {"token": token, "place": place_on_the_line()}


class TestTheTalk:
    def test_doubt_calls_somebody_and_the_code_is_read_out(self, operator, client_of, erlan):
        """Sent twice it is one, with the same code; who calls is sealed."""
        client = client_of("nuriza")
        assert "Is the child in danger this minute?" in client.get("/inbox/line/").content.decode()
        form = opened(client) | {"reporter_name": "Айша"}
        page, again = (client.post("/inbox/line/", form).content.decode() for _ in range(2))
        (signal,) = standing(Signal, erlan)
        assert (signal.channel, signal.said.happened, signal.danger_now) == ("hotline", "Күндө ыйлайт", True)
        assert Call.objects.using("owner").get().about == signal.pk
        code = re.search(r'inbox-code"[^>]*>([^<]*)<', page)[1]
        assert bytes(signal.code_hash) == codes.hash_of_code(code) and "as in" in page
        assert f">{code}<" in again
        assert "Айша".encode() not in bytes(Reporter.objects.using("owner").get().sealed)
        assert "Somebody is on the line" in client.get("/inbox/mine/").content.decode()

    def test_without_danger_nobody_is_said_to_be_called(self, operator, client_of):
        client = client_of("nuriza")
        for danger, called in (("yes", True), ("no", False)):
            page = client.post("/inbox/line/", opened(client) | {"danger": danger}).content.decode()
            assert "Read out the code" in page and ("Whoever is on duty is called now." in page) == called
        page = client.post("/inbox/line/", opened(client) | {"feared_works_here": "yes"}).content.decode()
        assert "The oblast level answers it." in page

    def test_a_place_that_is_not_clear_is_asked_and_nothing_is_lost(self, operator, client_of):
        client = client_of("nuriza")
        page = client.post("/inbox/line/", opened(client) | {"place": "Жаңы"})
        assert page.status_code == 422 and "Күндө ыйлайт" in page.content.decode()
        assert "Which of these is it?" in page.content.decode()


class TestTheDraft:
    def test_every_answer_is_kept_and_comes_back(self, operator, client_of):
        client = client_of("nuriza")
        form = opened(client) | {"words": "Жарымы айтылды", "danger": "yes"}
        assert "Kept at" in client.post("/inbox/line/draft/", form).json()["words"]
        (draft,) = drafts.drafts_of(by=operator)
        assert str(draft.id) in client.get("/inbox/line/").content.decode()
        page = client.get(f"/inbox/line/?draft={draft.id}").content.decode()
        assert "Жарымы айтылды" in page and form["token"] in page

    def test_what_was_begun_is_listed_with_the_place_and_the_danger_that_were_said(self, operator, client_of):
        client = client_of("nuriza")
        for said, place, danger in (({}, True, True), ({"place": "", "danger": "no"}, False, False)):
            form = opened(client) | said
            client.post("/inbox/line/draft/", form)
            page = client.get("/inbox/line/").content.decode()
            listed = page.split("sent them to nobody:")[1].split("</ul>")[0]
            assert ((place_on_the_line() in listed), ("danger" in listed)) == (place, danger)
            client.post("/inbox/line/", {"token": form["token"], "then": "throw_away"})

    def test_nothing_of_it_is_in_the_clear_and_the_name_in_it_is_not_shown_again(
        self, operator, client_of, superuser
    ):
        client = client_of("nuriza")
        form = opened(client) | {"words": "Жашыруун"}
        client.post("/inbox/line/draft/", form | {"reporter_name": "Айша", "reporter_phone": "0555123456"})
        row = superuser.execute("select to_jsonb(d)::text from identification_hotlinedraft d").fetchone()[0]
        for word in ("Жашыруун", "Айша"):
            assert word not in row and word.encode().hex() not in row
        (draft,) = drafts.drafts_of(by=operator)
        page = client.get(f"/inbox/line/?draft={draft.id}").content.decode()
        assert "Айша" not in page and "is sealed" in page
        client.post("/inbox/line/", form)
        assert Reporter.objects.using("owner").count() == 1 and drafts.drafts_of(by=operator) == []

    def test_nobody_else_sees_it(self, operator, client_of, erlan, bakyt):
        client = client_of("nuriza")
        client.post("/inbox/line/draft/", opened(client))
        assert standing(HotlineDraft, erlan) == standing(HotlineDraft, bakyt) == []

    def test_it_is_thrown_away_when_asked_and_the_clock_forgets_it_after_a_month(
        self, operator, client_of, worker_role
    ):
        client = client_of("nuriza")
        form = opened(client)
        client.post("/inbox/line/draft/", form)
        client.post("/inbox/line/", {"token": form["token"], "then": "throw_away"})
        assert drafts.drafts_of(by=operator) == []
        client.post("/inbox/line/draft/", opened(client))
        assert jobs.delete_old_drafts(at=timezone.now() + timedelta(days=29), using=worker_role) == 0
        assert jobs.delete_old_drafts(at=timezone.now() + timedelta(days=31), using=worker_role) == 1


class TestTheGate:
    def test_three_answers_are_a_report_of_the_own_place(self, client_of, aigul, erlan):
        client = client_of("aigul")
        made = re.search(r'name="token" value="([^"]*)"', client.get("/inbox/gate/").content.decode())[1]
        for _ in range(2):
            assert client.post("/inbox/gate/", GATE | {"token": made}).status_code == 200
        (signal,) = standing(Signal, erlan)
        assert (signal.channel, signal.settlement_id) == ("visit", aigul.office.place_id)
        assert (signal.said.happened, signal.said.where) == (GATE["words"], GATE["where"])

    def test_on_a_round_it_came_by_the_round(self, client_of, erlan):
        client = client_of("aigul")
        made = re.search(r'name="token" value="([^"]*)"', client.get("/inbox/gate/").content.decode())[1]
        client.post("/inbox/gate/?round", GATE | {"token": made, "danger": "unsure"})
        (signal,) = standing(Signal, erlan)
        assert signal.channel == "round" and signal.urgent

    def test_an_answer_left_out_loses_nothing(self, client_of):
        page = client_of("aigul").post("/inbox/gate/", GATE | {"danger": ""})
        assert page.status_code == 422 and GATE["words"] in page.content.decode()


class TestWhereabouts:
    def test_a_place_is_found_by_its_beginning_or_whole_name_in_any_spelling(self, db):
        for text in ("Ноокат району", "ноок", "Нoокат, Ош", "nookat"):
            assert nookat().pk in [spot.id for spot in find_places(current_country(), text, "ky")], text
        for text, name in {
            "Белогорка": "Тош-Булак",
            "Qizil-Buloq, Кадамжай": "Кызыл-Булак",
            "Таштобе, Аламүдүн": "Таш-Дөбө",
        }.items():
            assert find_places(current_country(), text, "ky")[0].name("ky") == name, text

    def test_a_message_speaks_of_a_place_when_a_word_begins_with_its_name(self, db):
        for text, code in {
            "Кочкордо бир бала бар": KOCHKOR,
            "В Кочкоре ребёнок": KOCHKOR,
            "Бала жалгыз калды": None,
            "Ноокатта же Кочкордо": None,  # two places are none
        }.items():
            spot = find_place_in_message(current_country(), text)
            assert (spot and Place.objects.get(pk=spot.district).code) == code, text
