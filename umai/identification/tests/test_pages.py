"""The pages of the inbox, as a browser gets them."""

import re
import uuid
from datetime import timedelta

import pytest

from tests.cast import KOCHKOR
from umai.identification.inbox import actions, endings
from umai.identification.models import (
    Addition,
    EndingProposal,
    Gathering,
    Reply,
    Screening,
    Signal,
    SignalEnding,
    SignalMatch,
)
from umai.identification.signal import codes
from umai.identification.signal.sealing import ReportWords, seal_added_words
from umai.identification.tests.conftest import reported, standing, wall
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.register.models import Child
from umai.trail.models import Entry

ASKED = {"code_hash": codes.hash_of_code("2345 6789")}


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())[1]


def looks(kind="identification.signal"):
    rows = Entry.objects.using("owner").filter(outcome="looked", kind=kind)
    return [(entry.act, entry.record_id) for entry in rows]


class TestTheInbox:
    def test_it_shows_what_waits_and_the_look_is_on_the_trail(self, signal, client_of):
        client = client_of("erlan")
        page = text_of(client.get("/inbox/"))
        assert "Neglect" in page and "left" in page and "He is beaten" not in page
        entry = Entry.objects.using("owner").get(act="identification.inbox")
        assert entry.shown == [signal.pk]
        assert "Nothing waits" in text_of(client_of("cholpon").get("/inbox/"))
        for state in ("waiting", "urgent", "mine", "ended", "x"):
            for after in ("", "x", "0_0_20260101T000000000000Z_2a9a5772-df6f-4dd7-8d4b-78b35c272347"):
                address = f"/inbox/?state={state}&after={after}"
                assert client.get(address).status_code == 200, address

    def test_the_oblast_is_told_the_district_and_what_is_kept_from_it(self, kept, client_of):
        village = Place.objects.current().villages().filter(district__code="41706242000000").first()
        reported(ReportWords("Other"), settlement=village)
        page = text_of(client_of("farida").get("/inbox/"))
        assert "Nookat District" in page and page.count("kept from the district") == 1

    def test_one_in_danger_stands_out_with_the_age_and_with_what_goes_on_with_it(self, erlan, client_of):
        danger = reported(danger_now=True, child_age=7)
        later = reported(ReportWords("The uncle shouts."), ago=timedelta(0))
        actions.gather_signals(danger, by=erlan, others=[later.pk])
        page = client_of("erlan").get("/inbox/")
        assert 'class="inbox-urgent"' in page.content.decode()
        assert "child of about 7 years" in text_of(page) and "1 other signal goes on with it" in text_of(page)

    def test_the_same_words_are_one_line_and_what_is_late_says_so(self, db, client_of):
        for _ in range(4):
            reported(ago=timedelta(hours=30))
        page = text_of(client_of("erlan").get("/inbox/"))
        assert "the same words × 4" in page and page.count("Neglect") == 1
        assert "late by 6 hours" in page

    def test_a_crowd_stands_under_a_heading_that_says_why(self, db, client_of):
        crowd, client = reported(ReportWords("One"), crowded=True), client_of("erlan")
        page = text_of(client.get("/inbox/"))
        assert "came at once from the same network" in page and "Nothing waits" not in page
        assert "one of very many" in text_of(client.get(f"/inbox/{crowd.pk}/"))
        reported(ReportWords("Two"))
        page = text_of(client.get("/inbox/"))
        assert page.index("Neglect") < page.index("came at once from the same network")

    def test_new_words_of_the_reporter_are_marked(self, concern, client_of):
        client = client_of("erlan")
        assert "new words" not in text_of(client.get("/inbox/"))
        sealed, key = seal_added_words(concern.pk, "More.")
        Addition.objects.using("owner").create(signal=concern, sealed_words=sealed, words_key=key)
        assert "new words from the reporter" in text_of(client.get("/inbox/"))

    def test_pages_of_fifty(self, db, client_of, monkeypatch):
        monkeypatch.setattr("umai.identification.inbox.worklist.PAGE", 5)
        for n in range(8):
            reported(ReportWords(f"Report {n}"))
        client = client_of("erlan")
        first = client.get("/inbox/")
        assert first.content.decode().count('<th scope="row">') == 5
        following = re.search(r'href="(\?state=waiting&amp;after=[^"]+)"', first.content.decode())[1]
        second = client.get("/inbox/" + following.replace("&amp;", "&"))
        assert second.content.decode().count('<th scope="row">') == 3

    def test_what_ended_says_how(self, concern, erlan, client_of):
        actions.screen_signal(concern, by=erlan, outcome="information")
        endings.propose_ending(
            concern, by=erlan, id=uuid.uuid4(), how="passed_on", findings="Police.", body="Police"
        )
        assert "Nothing has ended" in text_of(client_of("erlan").get("/inbox/?state=ended"))
        client_of("damira").post(
            f"/inbox/{concern.pk}/end/agree/", {"proposal": standing(EndingProposal, erlan)[0].pk}
        )
        assert "passed on to another body" in text_of(client_of("erlan").get("/inbox/?state=ended"))


class TestOneSignal:
    def test_all_that_was_said_and_the_next_step_of_every_stage(self, signal, child, erlan, client_of):
        client, address = client_of("erlan"), f"/inbox/{signal.pk}/"
        page = client.get(address)
        assert ("identification.read", signal.pk) in looks()
        text = text_of(page)
        assert "He is beaten at night." in text and "The last house" in text
        assert "Screen this signal" in text and f"{address}screen/" in page.content.decode()
        assert client_of("cholpon").get(address).status_code == 404
        actions.screen_signal(signal, by=erlan, outcome="concern")
        assert "Now find the child" in text_of(client.get(address))
        actions.match_child(signal, by=erlan, child=child)
        assert "The child is found" in text_of(client.get(address))
        wall(erlan, child)
        assert client.get(address).status_code == 404

    def test_a_kept_one_does_not_exist_in_the_office(self, kept, client_of):
        for name in ("", "screen/", "together/", "child/", "reply/", "end/", "end/agree/", "apart/", "case/"):
            assert client_of("damira").get(f"/inbox/{kept.pk}/{name}").status_code == 404
        assert client_of("farida").get(f"/inbox/{kept.pk}/").status_code == 200

    def test_words_are_shown_as_words_and_a_box_that_does_not_open_says_so(self, client_of, db):
        one = reported(ReportWords("<script>alert(1)</script>"))
        page = client_of("erlan").get(f"/inbox/{one.pk}/").content.decode()
        assert "<script>alert(1)" not in page and "&lt;script&gt;" in page
        shut = reported(sealed_words=b"x" * 400)
        assert "cannot be opened on this machine" in text_of(client_of("erlan").get(f"/inbox/{shut.pk}/"))

    def test_who_writes_down_a_kept_one_reads_it_and_does_nothing(self, erlan, client_of):
        from umai.identification.signal.actions import write_down_signal
        from umai.identification.tests.conftest import told

        one = write_down_signal(erlan.office, by=erlan, **told(feared_works_here=True))
        page = client_of("erlan").get(f"/inbox/{one.pk}/")
        assert "answered at the oblast level" in text_of(page)
        assert "/screen/" not in page.content.decode()

    def test_what_went_on_with_one_that_ended_is_taken_apart_no_more(self, signal, erlan, client_of):
        later = reported(ago=timedelta(0))
        actions.gather_signals(signal, by=erlan, others=[later.pk])
        client, apart = client_of("erlan"), f"/inbox/{later.pk}/apart/"
        assert apart in client.get(f"/inbox/{signal.pk}/").content.decode()
        actions.screen_signal(signal, by=erlan, outcome="information")
        endings.end_signal(signal, by=erlan, how="no_need", findings="Telephoned the school.")
        assert apart not in client.get(f"/inbox/{signal.pk}/").content.decode()

    def test_the_call_is_taken_first_and_then_said_who_took_it(self, client_of, db):
        address, client = f"/inbox/{reported(danger_now=True).pk}/", client_of("erlan")
        page = client.get(address).content.decode()
        assert "I take this call" in page and 'class="button"' not in page
        assert f"{address}screen/" in page
        client.post(re.search(r'action="(/calls/[^"]+/take/)"', page)[1])
        assert "Мамытов Эрлан took this call after" in text_of(client.get(address))

    def test_information_is_to_be_answered(self, signal, erlan, client_of):
        actions.screen_signal(signal, by=erlan, outcome="information")
        assert "This needs no case" in text_of(client_of("erlan").get(f"/inbox/{signal.pk}/"))

    def test_what_goes_on_with_it_is_read_there(self, signal, erlan, client_of):
        later = reported(ReportWords("The uncle shouts."), ago=timedelta(0))
        actions.gather_signals(signal, by=erlan, others=[later.pk])
        client = client_of("erlan")
        assert "The uncle shouts." in text_of(client.get(f"/inbox/{signal.pk}/"))
        assert "goes on with an earlier one" in text_of(client.get(f"/inbox/{later.pk}/"))


class TestActs:
    def test_screening_says_what_it_was_screened_as_before(self, signal, erlan, client_of):
        client, address = client_of("erlan"), f"/inbox/{signal.pk}/screen/"
        assert client.post(address, {"outcome": "concern"}).status_code == 302
        assert [row.outcome for row in standing(Screening, erlan)] == ["concern"]
        assert "So far it was screened as" in text_of(client.get(address))

    def test_a_refusal_keeps_what_was_typed_and_a_threat_of_suicide_offers_one_answer(self, client_of, db):
        client = client_of("erlan")
        address = f"/inbox/{reported(danger_now=True).pk}/screen/"
        page = client.post(address, {"outcome": "information", "reason": ""})
        assert page.status_code == 409 and "Write why it is not urgent" in text_of(page)
        assert 'value="information"' in page.content.decode() and "checked" in page.content.decode()
        page = client.get(f"/inbox/{reported(self_harm=True).pk}/screen/").content.decode()
        assert page.count('name="outcome"') == 1

    def test_all_with_the_same_words_at_once(self, erlan, client_of):
        same = [reported() for _ in range(3)]
        address = f"/inbox/{same[0].pk}/"
        client = client_of("erlan")
        assert "2 more times" in text_of(client.get(f"{address}screen/"))
        client.post(f"{address}screen/", {"outcome": "information", "alike": "yes"})
        assert len(standing(Screening, erlan)) == 3
        assert "2 more times" in text_of(client.get(f"{address}end/"))

    def test_taking_together_and_apart(self, signal, erlan, client_of):
        client = client_of("erlan")
        page = client.get(f"/inbox/{signal.pk}/together/")
        assert "No other signal is like it" in text_of(page) and "<form" in page.content.decode()
        later = reported(ago=timedelta(0), danger_now=True)
        address = f"/inbox/{later.pk}/together/"
        assert "the same words" in text_of(client.get(address))
        answer = client.post(address, {"others": [str(signal.pk)]})
        assert answer.headers["Location"] == f"/inbox/{signal.pk}/"
        (row,) = standing(Gathering, erlan)
        assert row.signal_id == later.pk
        apart = f"/inbox/{later.pk}/apart/"
        assert client.get(apart).status_code == 200
        client.post(apart)
        assert standing(Gathering, erlan) == []

    def test_an_answer_is_shown_in_the_reporter_s_language_and_without_a_code_none_is_asked_for(
        self, signal, erlan, client_of
    ):
        one = reported(ReportWords("The uncle shouts."), language="ky", **ASKED)
        client = client_of("erlan", "ru")
        page = client.get(f"/inbox/{one.pk}/reply/").content.decode()
        assert "карап жатабыз" in page and "We are looking" not in page
        client.post(f"/inbox/{one.pk}/reply/", {"said": "looked_into"})
        assert [row.said for row in standing(Reply, erlan)] == ["looked_into"]
        page = client_of("erlan").get(f"/inbox/{signal.pk}/reply/")
        assert "took no code" in text_of(page) and "<textarea" not in page.content.decode()

    def test_ending_alone(self, signal, erlan, client_of):
        actions.screen_signal(signal, by=erlan, outcome="information")
        typed = {"id": uuid.uuid4(), "how": "no_need", "findings": "Telephoned the school."}
        assert client_of("erlan").post(f"/inbox/{signal.pk}/end/", typed).status_code == 302
        assert standing(SignalEnding, erlan)[0].how == "no_need"

    def test_ending_a_concern_asks_for_the_child_and_for_another_person(
        self, concern, erlan, damira, client_of
    ):
        address, client = f"/inbox/{concern.pk}/end/", client_of("erlan")
        page = text_of(client.get(address))
        assert "The report was taken back?" in page and "That is no reason to end it" in page
        typed = {"id": uuid.uuid4(), "how": "no_need", "findings": "Telephoned the school."}
        page = client.post(address, typed)
        assert page.status_code == 422 and "why the child could not be heard" in text_of(page)
        assert "Telephoned the school." in page.content.decode()
        answer = client.post(address, typed | {"childs_view": "Well.", "lives_with": "Mother."})
        assert answer.headers["Location"] == f"{address}agree/"
        assert "You proposed this yourself" in text_of(client.get(f"{address}agree/"))
        (proposal,) = standing(EndingProposal, erlan)
        client_of("damira").post(f"{address}agree/", {"proposal": proposal.pk})
        assert len(standing(SignalEnding, erlan)) == 1

    def test_whoever_agrees_reads_all_of_it_first_and_is_told_when_it_is_over(
        self, concern, erlan, damira, client_of
    ):
        later = reported(ReportWords("The uncle shouts."), ago=timedelta(0))
        actions.gather_signals(concern, by=erlan, others=[later.pk])
        said = {"how": "passed_on", "findings": "Police.", "body": "Police"}
        proposal = endings.propose_ending(concern, by=erlan, id=uuid.uuid4(), **said)
        client, address = client_of("damira"), f"/inbox/{concern.pk}/end/agree/"
        page = client.get(address)
        assert "Was the child asked?" in text_of(page) and "The uncle shouts." in text_of(page)
        endings.agree_ending(proposal, by=damira)
        page = client.get(address)
        assert "This signal has ended." in text_of(page) and "I agree" not in text_of(page)

    def test_who_may_not_agree_is_told_who_decides(self, concern, damira, client_of):
        said = {"how": "passed_on", "findings": "Police.", "body": "Police"}
        endings.propose_ending(concern, by=damira, id=uuid.uuid4(), **said)
        page = text_of(client_of("erlan").get(f"/inbox/{concern.pk}/end/agree/"))
        assert "The head of the department or the oblast level decides." in page

    def test_nobody_agrees_to_a_proposal_of_another_signal(self, concern, erlan, client_of):
        said = {"how": "passed_on", "findings": "Police.", "body": "Police"}
        endings.propose_ending(concern, by=erlan, id=uuid.uuid4(), **said)
        other = reported(ReportWords("Other"))
        actions.screen_signal(other, by=erlan, outcome="concern")
        foreign = endings.propose_ending(other, by=erlan, id=uuid.uuid4(), **said)
        answer = client_of("damira").post(f"/inbox/{concern.pk}/end/agree/", {"proposal": foreign.pk})
        assert answer.status_code == 404
        assert standing(SignalEnding, erlan) == []


class TestTheChild:
    def test_what_the_report_says_is_searched_at_once_and_what_names_no_child_when_asked(
        self, signal, child, client_of
    ):
        client = client_of("erlan")
        page = client.get(f"/inbox/{signal.pk}/child/")
        assert "Асанов Нурбек" in text_of(page)
        assert f"/inbox/{signal.pk}/child/{child.pk}/" in page.content.decode()
        page = client.post(f"/inbox/{signal.pk}/child/", {"text": "Нурбек"}).content.decode()
        assert not [one for one in re.findall(r'(?:href|action)="([^"]*)"', page) if "Нурбек" in one]
        unnamed = reported(ReportWords("He is beaten at night."))
        page = text_of(client.get(f"/inbox/{unnamed.pk}/child/"))
        assert "Is the child on the register already?" in page and "Search again" not in page

    def test_the_oblast_registers_no_child_and_is_told_who_does(self, kept, client_of):
        page = text_of(client_of("farida").post(f"/inbox/{kept.pk}/child/", {"text": "Кадыров Эсен"}))
        assert "ask the district department to register the child first" in page

    def test_choosing_asks_once_more_and_goes_on_to_the_case_until_it_is_another_child(
        self, concern, child, erlan, client_of
    ):
        client, address = client_of("erlan"), f"/inbox/{concern.pk}/child"
        assert "Is it this child?" in text_of(client.get(f"{address}/{child.pk}/"))
        answer = client.post(f"{address}/{child.pk}/")
        assert answer.headers["Location"] == f"/inbox/{concern.pk}/case/"
        assert standing(SignalMatch, erlan)[0].child_id == child.pk
        assert client.get(f"{address}/none/").status_code == 200
        client.post(f"{address}/none/")
        assert standing(SignalMatch, erlan) == []

    def test_who_is_not_found_is_registered_once_and_comes_back(self, concern, erlan, client_of):
        client = client_of("erlan")
        village = Place.objects.current().villages().filter(district=erlan.office.place).first()
        searched = client.post(f"/inbox/{concern.pk}/child/", {"text": "Бектур уулу Адилет"})
        form = client.post("/children/new/", {"step": "none", "searched": hidden(searched, "searched")})
        typed = {"given": "Адилет", "sex": "m", "settlement": village.pk, "step": "register"}
        answer = client.post("/children/new/", typed | {"searched": hidden(form, "searched")})
        with erlan.speaking():
            (made,) = Child.objects.all()
        assert answer.headers["Location"] == f"/inbox/{concern.pk}/child/{made.pk}/"
        assert client.get(answer.headers["Location"]).status_code == 200

    def test_a_child_of_another_district_cannot_be_chosen(self, cholpon, child, client_of):
        there = reported(district=cholpon.office.place)
        assert client_of("cholpon").post(f"/inbox/{there.pk}/child/{child.pk}/").status_code == 404


class TestWritingDown:
    @pytest.fixture
    def typed(self, client_of):
        """The page as Bakyt finds it, filled in."""
        client = client_of("bakyt")
        page, yesterday = client.get("/inbox/new/"), today() - timedelta(days=1)
        return client, {
            "token": hidden(page, "token"),
            "words": "Ал мектепке келбей калды.",
            "concern": "no_school",
            "danger_now": "no",
            "self_harm": "no",
            "district": re.search(r'<option value="(\d+)" selected', page.content.decode())[1],
            "settlement": "",
            "feared_works_here": "no",
            "channel": "school",
            "received_on_day": str(yesterday.day),
            "received_on_month": str(yesterday.month),
            "received_on_year": str(yesterday.year),
            "received_time": "8:30",
            "language": "ky",
            "wants_code": "no",
        }

    def test_it_arrives_once_and_what_is_missing_is_asked(self, typed, bakyt, aigul, client_of):
        client, answers = typed
        page = client.post("/inbox/new/", answers | {"concern": ""})
        assert page.status_code == 422 and "Ал мектепке келбей калды." in page.content.decode()
        year = int(answers["received_on_year"]) + 2
        assert client.post("/inbox/new/", answers | {"received_on_year": str(year)}).status_code == 422
        assert standing(Signal, bakyt) == []
        page = client.post("/inbox/new/", answers)
        assert page.status_code == 200 and "It is written down" in text_of(page)
        (one,) = standing(Signal, bakyt)
        assert one.said.happened == "Ал мектепке келбей калды."
        assert one.district.code == "41706242000000"
        client_of("aigul").post("/inbox/new/", answers)  # another's page does not write over it
        assert len(standing(Signal, bakyt)) == len(standing(Signal, aigul)) == 1
        for _ in range(2):  # sent again with danger it is a second one and calls somebody
            page = client.post("/inbox/new/", answers | {"danger_now": "yes"})
        assert "called now" in text_of(page)
        assert sorted(one.urgent for one in standing(Signal, bakyt)) == [False, True]

    def test_sent_twice_it_is_one_and_shows_the_same_code(self, typed, bakyt):
        client, answers = typed
        first = client.post("/inbox/new/", answers | {"wants_code": "yes"})
        second = client.post("/inbox/new/", answers | {"wants_code": "yes"})
        code = re.search(r'inbox-code"[^>]*>([^<]+)<', first.content.decode())[1]
        assert code in second.content.decode()
        (one,) = standing(Signal, bakyt)
        assert bytes(one.code_hash) == codes.hash_of_code(code)

    def test_another_district_is_chosen_and_nothing_is_lost(self, typed, cholpon):
        client, answers = typed
        there = Place.objects.get(code=KOCHKOR)
        answers["district"] = str(there.pk)
        page = client.post("/inbox/new/", answers | {"step": "places"})
        assert page.status_code == 200 and "Some answers need" not in text_of(page)
        assert "Ал мектепке келбей калды." in page.content.decode()
        village = Place.objects.current().villages().filter(district=there).first()
        assert f'<option value="{village.pk}"' in page.content.decode()
        client.post("/inbox/new/", answers | {"settlement": str(village.pk)})
        assert standing(Signal, cholpon)[0].settlement_id == village.pk

    def test_about_a_colleague_it_goes_to_the_oblast_and_says_so(self, typed):
        client, answers = typed
        page = client.post("/inbox/new/", answers | {"feared_works_here": "yes"})
        assert "Your department does not see it." in text_of(page)

    def test_who_wrote_it_sees_what_became_of_it_and_no_more(self, typed, bakyt, erlan):
        client, answers = typed
        client.post("/inbox/new/", answers)
        assert "Waits to be read" in text_of(client.get("/inbox/mine/"))
        with erlan.speaking():
            one = Signal.objects.get()
        actions.screen_signal(one, by=erlan, outcome="information")
        endings.end_signal(one, by=erlan, how="no_need", findings="The grandmother is ill.")
        page = text_of(client.get("/inbox/mine/"))
        assert "No danger to a child was found" in page and "grandmother" not in page

    def test_own_reports_begin_with_the_form_of_the_role(self, signal, client_of):
        for who, first in {
            "bakyt": "/inbox/report/",
            "aigul": "/inbox/gate/",
            "erlan": "/inbox/new/",
        }.items():
            page = client_of(who).get("/inbox/mine/")
            assert f'href="{first}"' in page.content.decode(), who
            assert "You wrote down nothing yet" in text_of(page), who
