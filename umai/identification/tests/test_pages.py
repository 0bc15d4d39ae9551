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
    def test_it_shows_what_waits(self, signal, client_of):
        page = text_of(client_of("erlan").get("/inbox/"))
        assert "Neglect" in page and "left" in page and "He is beaten" not in page

    def test_the_look_is_on_the_trail(self, signal, client_of):
        client_of("erlan").get("/inbox/")
        entry = Entry.objects.using("owner").get(act="identification.inbox")
        assert entry.shown == [signal.pk]

    @pytest.mark.parametrize("who", ["aigul", "bakyt", "gulnara", "timur", "kanykei"])
    def test_others_have_no_inbox(self, who, client_of):
        assert client_of(who).get("/inbox/").status_code == 403

    def test_another_district_sees_its_own(self, signal, client_of):
        assert "Nothing waits" in text_of(client_of("cholpon").get("/inbox/"))

    def test_the_oblast_is_told_the_district(self, db, client_of):
        village = Place.objects.current().villages().filter(district__code="41706242000000").first()
        reported(settlement=village)
        assert "Nookat District" in text_of(client_of("farida").get("/inbox/"))

    def test_one_in_danger_stands_out_with_the_age_and_with_what_goes_on_with_it(self, erlan, client_of):
        danger = reported(danger_now=True, child_age=7)
        later = reported(ReportWords("The uncle shouts."), ago=timedelta(0))
        actions.gather_signals(danger, by=erlan, others=[later.pk])
        page = client_of("erlan").get("/inbox/")
        assert 'class="inbox-urgent"' in page.content.decode()
        assert "child of about 7 years" in text_of(page) and "1 other signal goes on with it" in text_of(page)

    def test_the_oblast_is_told_which_are_kept_from_the_district(self, kept, client_of):
        assert "kept from the district" in text_of(client_of("farida").get("/inbox/"))

    def test_what_is_late_says_so(self, client_of, db):
        reported(ago=timedelta(hours=30))
        assert "late by 6 hours" in text_of(client_of("erlan").get("/inbox/"))

    def test_the_same_words_are_one_line(self, db, client_of):
        for _ in range(12):
            reported()
        page = text_of(client_of("erlan").get("/inbox/"))
        assert "the same words × 12" in page and page.count("Neglect") == 1

    def test_a_crowd_stands_under_a_heading_that_says_why(self, db, client_of):
        reported(ReportWords("One"), crowded=True)
        reported(ReportWords("Two"))
        page = text_of(client_of("erlan").get("/inbox/"))
        assert page.index("Neglect") < page.index("came at once from the same network")

    def test_where_only_a_crowd_waits_it_is_not_said_that_nothing_does(self, db, client_of):
        reported(crowded=True)
        page = text_of(client_of("erlan").get("/inbox/"))
        assert "came at once from the same network" in page and "Nothing waits" not in page

    def test_new_words_of_the_reporter_are_marked(self, concern, client_of):
        client = client_of("erlan")
        assert "new words" not in text_of(client.get("/inbox/"))
        sealed, key = seal_added_words(concern.pk, "More.")
        Addition.objects.using("owner").create(signal=concern, sealed_words=sealed, words_key=key)
        assert "new words from the reporter" in text_of(client.get("/inbox/"))

    def test_pages_of_fifty(self, db, client_of):
        for n in range(53):
            reported(ReportWords(f"Report {n}"))
        client = client_of("erlan")
        first = client.get("/inbox/")
        assert first.content.decode().count('<th scope="row">') == 50
        following = re.search(r'href="(\?state=waiting&amp;after=[^"]+)"', first.content.decode())[1]
        second = client.get("/inbox/" + following.replace("&amp;", "&"))
        assert second.content.decode().count('<th scope="row">') == 3

    @pytest.mark.parametrize("state", ["waiting", "urgent", "mine", "ended", "x"])
    @pytest.mark.parametrize(
        "after", ["", "x", "0_0_20260101T000000000000Z_2a9a5772-df6f-4dd7-8d4b-78b35c272347"]
    )
    def test_whatever_the_address_says_there_is_a_page(self, signal, client_of, state, after):
        assert client_of("erlan").get(f"/inbox/?state={state}&after={after}").status_code == 200

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
    def test_all_that_was_said_and_the_next_step(self, signal, client_of):
        page = client_of("erlan").get(f"/inbox/{signal.pk}/")
        text = text_of(page)
        assert "He is beaten at night." in text and "The last house" in text
        assert f"/inbox/{signal.pk}/screen/" in page.content.decode()

    def test_the_look_is_on_the_trail(self, signal, client_of):
        client_of("erlan").get(f"/inbox/{signal.pk}/")
        assert ("identification.read", signal.pk) in looks()

    @pytest.mark.parametrize("who", ["cholpon"])
    def test_where_it_does_not_belong_it_does_not_exist(self, signal, who, client_of):
        assert client_of(who).get(f"/inbox/{signal.pk}/").status_code == 404

    def test_a_kept_one_does_not_exist_in_the_office(self, kept, client_of):
        for name in ("", "screen/", "together/", "child/", "reply/", "end/", "end/agree/", "apart/", "case/"):
            assert client_of("damira").get(f"/inbox/{kept.pk}/{name}").status_code == 404
        assert client_of("farida").get(f"/inbox/{kept.pk}/").status_code == 200

    def test_a_walled_worker_finds_nothing(self, signal, child, erlan, damira, client_of):
        actions.match_child(signal, by=damira, child=child)
        wall(erlan, child)
        assert client_of("erlan").get(f"/inbox/{signal.pk}/").status_code == 404

    def test_words_are_shown_as_words(self, client_of, db):
        one = reported(ReportWords("<script>alert(1)</script>"))
        page = client_of("erlan").get(f"/inbox/{one.pk}/").content.decode()
        assert "<script>alert(1)" not in page and "&lt;script&gt;" in page

    def test_who_writes_down_a_kept_one_reads_it_and_does_nothing(self, erlan, client_of):
        from umai.identification.signal.actions import write_down_signal
        from umai.identification.tests.conftest import told

        one = write_down_signal(erlan.office, by=erlan, **told(feared_works_here=True))
        page = client_of("erlan").get(f"/inbox/{one.pk}/")
        assert "answered at the oblast level" in text_of(page)
        assert "/screen/" not in page.content.decode()

    def test_a_box_that_does_not_open_says_so(self, client_of, db):
        one = reported(sealed_words=b"x" * 400)
        assert "cannot be opened on this machine" in text_of(client_of("erlan").get(f"/inbox/{one.pk}/"))

    def test_every_stage_has_its_step(self, signal, child, erlan, client_of):
        client, address = client_of("erlan"), f"/inbox/{signal.pk}/"
        assert "Screen this signal" in text_of(client.get(address))
        actions.screen_signal(signal, by=erlan, outcome="concern")
        assert "Now find the child" in text_of(client.get(address))
        actions.match_child(signal, by=erlan, child=child)
        assert "The child is found" in text_of(client.get(address))

    def test_who_took_the_call_is_said_after_it_was_taken(self, client_of, db):
        danger = reported(danger_now=True)
        client = client_of("erlan")
        take = re.search(
            r'action="(/calls/[^"]+/take/)"', client.get(f"/inbox/{danger.pk}/").content.decode()
        )[1]
        client.post(take)
        assert "Мамытов Эрлан took this call after" in text_of(client.get(f"/inbox/{danger.pk}/"))

    def test_one_of_a_crowd_says_so(self, client_of, db):
        crowd = reported(crowded=True)
        assert "one of very many" in text_of(client_of("erlan").get(f"/inbox/{crowd.pk}/"))

    def test_what_went_on_with_one_that_ended_is_taken_apart_no_more(self, signal, erlan, client_of):
        later = reported(ago=timedelta(0))
        actions.gather_signals(signal, by=erlan, others=[later.pk])
        client, apart = client_of("erlan"), f"/inbox/{later.pk}/apart/"
        assert apart in client.get(f"/inbox/{signal.pk}/").content.decode()
        actions.screen_signal(signal, by=erlan, outcome="information")
        endings.end_signal(signal, by=erlan, how="no_need", findings="Telephoned the school.")
        assert apart not in client.get(f"/inbox/{signal.pk}/").content.decode()

    def test_the_call_is_taken_first(self, client_of, db):
        danger = reported(danger_now=True)
        page = client_of("erlan").get(f"/inbox/{danger.pk}/").content.decode()
        assert "I take this call" in page and 'class="button"' not in page
        assert f"/inbox/{danger.pk}/screen/" in page

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
    def test_screening(self, signal, erlan, client_of):
        answer = client_of("erlan").post(f"/inbox/{signal.pk}/screen/", {"outcome": "concern"})
        assert answer.status_code == 302
        assert [row.outcome for row in standing(Screening, erlan)] == ["concern"]

    def test_what_it_was_screened_as_is_said_before_it_is_screened_again(self, concern, client_of):
        page = text_of(client_of("erlan").get(f"/inbox/{concern.pk}/screen/"))
        assert "So far it was screened as" in page

    def test_a_refusal_keeps_what_was_typed(self, client_of, db):
        danger = reported(danger_now=True)
        address = f"/inbox/{danger.pk}/screen/"
        page = client_of("erlan").post(address, {"outcome": "information", "reason": ""})
        assert page.status_code == 409 and "Write why it is not urgent" in text_of(page)
        assert 'value="information"' in page.content.decode() and "checked" in page.content.decode()

    def test_a_threat_of_suicide_offers_one_answer(self, client_of, db):
        threat = reported(self_harm=True)
        page = client_of("erlan").get(f"/inbox/{threat.pk}/screen/").content.decode()
        assert page.count('name="outcome"') == 1

    def test_all_with_the_same_words_at_once(self, erlan, client_of):
        same = [reported() for _ in range(9)]
        address = f"/inbox/{same[0].pk}/screen/"
        client = client_of("erlan")
        assert "8 more times" in text_of(client.get(address))
        client.post(address, {"outcome": "information", "alike": "yes"})
        assert len(standing(Screening, erlan)) == 9

    def test_taking_together(self, signal, erlan, client_of):
        later = reported(ago=timedelta(0), danger_now=True)
        address = f"/inbox/{later.pk}/together/"
        client = client_of("erlan")
        assert "the same words" in text_of(client.get(address))
        answer = client.post(address, {"others": [str(signal.pk)]})
        assert answer.headers["Location"] == f"/inbox/{signal.pk}/"
        assert standing(Gathering, erlan)[0].signal_id == later.pk

    def test_nothing_like_it_is_said_where_nothing_is(self, signal, client_of):
        page = client_of("erlan").get(f"/inbox/{signal.pk}/together/")
        assert "No other signal is like it" in text_of(page) and "<form" in page.content.decode()

    def test_taking_apart(self, signal, erlan, client_of):
        later = reported(ago=timedelta(0))
        actions.gather_signals(signal, by=erlan, others=[later.pk])
        client = client_of("erlan")
        assert client.get(f"/inbox/{later.pk}/apart/").status_code == 200
        client.post(f"/inbox/{later.pk}/apart/")
        assert standing(Gathering, erlan) == []

    def test_an_answer_is_shown_in_the_reporter_s_language(self, erlan, client_of):
        one = reported(language="ky", **ASKED)
        client = client_of("erlan", "ru")
        page = client.get(f"/inbox/{one.pk}/reply/").content.decode()
        assert "карап жатабыз" in page and "We are looking" not in page
        client.post(f"/inbox/{one.pk}/reply/", {"said": "looked_into"})
        assert [row.said for row in standing(Reply, erlan)] == ["looked_into"]

    def test_without_a_code_no_answer_is_asked_for(self, signal, client_of):
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
        typed = {"id": uuid.uuid4(), "how": "no_need", "findings": "Telephoned the school."}
        page = client.post(address, typed)
        assert page.status_code == 422 and "why the child could not be heard" in text_of(page)
        assert "Telephoned the school." in page.content.decode()
        answer = client.post(address, typed | {"childs_view": "Well.", "lives_with": "Mother."})
        assert answer.headers["Location"] == f"/inbox/{concern.pk}/end/agree/"
        assert "You proposed this yourself" in text_of(client.get(answer.headers["Location"]))
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

    def test_the_same_words_are_counted_before_they_end(self, erlan, client_of):
        same = [reported() for _ in range(3)]
        actions.screen_signal(same[0], by=erlan, outcome="information", alike=True)
        assert "2 more times" in text_of(client_of("erlan").get(f"/inbox/{same[0].pk}/end/"))

    def test_a_report_taken_back_is_no_reason_and_the_form_says_so(self, concern, client_of):
        page = text_of(client_of("erlan").get(f"/inbox/{concern.pk}/end/"))
        assert "The report was taken back?" in page and "That is no reason to end it" in page

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
    def test_what_the_report_says_is_searched_at_once(self, signal, child, client_of):
        page = client_of("erlan").get(f"/inbox/{signal.pk}/child/")
        assert "Асанов Нурбек" in text_of(page)
        assert f"/inbox/{signal.pk}/child/{child.pk}/" in page.content.decode()

    def test_what_names_no_child_is_searched_only_when_asked(self, client_of, db):
        unnamed = reported(ReportWords("He is beaten at night."))
        page = text_of(client_of("erlan").get(f"/inbox/{unnamed.pk}/child/"))
        assert "Is the child on the register already?" in page and "Search again" not in page

    def test_the_oblast_registers_no_child_and_is_told_who_does(self, kept, client_of):
        page = text_of(client_of("farida").post(f"/inbox/{kept.pk}/child/", {"text": "Кадыров Эсен"}))
        assert "ask the district department to register the child first" in page

    def test_choosing_asks_once_more_and_goes_on_to_the_case(self, concern, child, erlan, client_of):
        client, address = client_of("erlan"), f"/inbox/{concern.pk}/child/{child.pk}/"
        assert "Is it this child?" in text_of(client.get(address))
        answer = client.post(address)
        assert answer.headers["Location"] == f"/inbox/{concern.pk}/case/"
        assert standing(SignalMatch, erlan)[0].child_id == child.pk

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

    def test_it_is_another_child(self, concern, child, erlan, client_of):
        actions.match_child(concern, by=erlan, child=child)
        client = client_of("erlan")
        assert client.get(f"/inbox/{concern.pk}/child/none/").status_code == 200
        client.post(f"/inbox/{concern.pk}/child/none/")
        assert standing(SignalMatch, erlan) == []

    def test_nothing_that_was_searched_stands_in_an_address(self, concern, client_of):
        page = client_of("erlan").post(f"/inbox/{concern.pk}/child/", {"text": "Нурбек"})
        addresses = re.findall(r'(?:href|action)="([^"]*)"', page.content.decode())
        assert not [one for one in addresses if "Нурбек" in one]


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

    def test_it_arrives(self, typed, bakyt):
        client, answers = typed
        page = client.post("/inbox/new/", answers)
        assert page.status_code == 200 and "It is written down" in text_of(page)
        (one,) = standing(Signal, bakyt)
        assert one.said.happened == "Ал мектепке келбей калды."
        assert one.district.code == "41706242000000"

    def test_sent_again_with_danger_it_is_a_second_one_and_calls_somebody(self, typed, bakyt):
        client, answers = typed
        client.post("/inbox/new/", answers)
        for _ in range(2):
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

    def test_what_is_missing_is_asked_and_the_rest_is_kept(self, typed, bakyt):
        client, answers = typed
        page = client.post("/inbox/new/", answers | {"concern": ""})
        assert page.status_code == 422 and "Ал мектепке келбей калды." in page.content.decode()
        assert standing(Signal, bakyt) == []

    def test_about_a_colleague_it_goes_to_the_oblast_and_says_so(self, typed):
        client, answers = typed
        page = client.post("/inbox/new/", answers | {"feared_works_here": "yes"})
        assert "Your department does not see it." in text_of(page)

    def test_not_in_the_future(self, typed, bakyt):
        client, answers = typed
        year = int(answers["received_on_year"]) + 2
        page = client.post("/inbox/new/", answers | {"received_on_year": str(year)})
        assert page.status_code == 422 and standing(Signal, bakyt) == []

    def test_another_s_page_does_not_write_over_it(self, typed, bakyt, aigul, client_of):
        client, answers = typed
        client.post("/inbox/new/", answers)
        client_of("aigul").post("/inbox/new/", answers)
        assert len(standing(Signal, bakyt)) == len(standing(Signal, aigul)) == 1

    @pytest.mark.parametrize("who", ["gulnara", "timur", "nuriya", "kanykei"])
    def test_other_roles_find_no_such_page(self, who, client_of):
        client = client_of(who)
        assert client.get("/inbox/new/").status_code == client.get("/inbox/mine/").status_code == 403

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

    def test_of_others_reports_nothing_is_shown(self, signal, client_of):
        assert "You wrote down nothing yet" in text_of(client_of("bakyt").get("/inbox/mine/"))

    @pytest.mark.parametrize(
        ("who", "first"), [("bakyt", "/inbox/report/"), ("aigul", "/inbox/gate/"), ("erlan", "/inbox/new/")]
    )
    def test_own_reports_begin_with_the_form_of_the_role(self, who, first, client_of):
        assert f'href="{first}"' in client_of(who).get("/inbox/mine/").content.decode()
