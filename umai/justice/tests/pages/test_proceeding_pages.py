"""The pages of proceedings, of letters, and of those to whom something was shared."""

import re
import uuid
from unittest.mock import Mock

from django.urls import reverse

from tests.cast import NOOKAT
from umai.access.doors import AlreadyReplaced
from umai.guardianship.tests.conftest import register
from umai.justice.models import Proceeding, ProceedingStage, SettledAnswer, SettledLetter
from umai.justice.settled import views
from umai.justice.settled.watching import file_number
from umai.justice.tests.conftest import DAY, incident_of, my_day_of, suspected
from umai.justice.tests.evidence.conftest import kept
from umai.justice.tests.matters import (
    MATTER,
    inspector_of,
    matter_of,
    prosecutor_of,
    settled_of_incident,
    staged,
    whole_matter_of,
    written,
)
from umai.justice.tests.settled.test_letters import late
from umai.justice.writing import correct_row
from umai.law.terms.clock import today


def page(client, name, *args):
    return client.get(reverse(f"justice:{name}", args=args))


def shown(client, name, *args):
    answer = page(client, name, *args)
    assert answer.status_code == 200
    return answer.content.decode()


def on(day, name="happened_on"):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


class TestTheIncident:
    def test_shows_all_that_is_written_about_it(self, incident, uncle, aigul, erlan, client_of):
        suspected(incident, aigul, uncle)
        whole_matter_of(incident, erlan, "Сөз")
        said = shown(client_of("aigul"), "incident", incident.line)
        for words in (
            "Settled away",
            "A complaint was taken back",
            "conflict of interest",
            "/justice/proceedings/",
        ):
            assert words in said
        assert "Settled away" in shown(client_of("aigul"), "of_child", incident.child_id)

    def test_has_a_form_for_each_that_leads_to_what_was_written(self, incident, aigul, client_of):
        client = client_of("aigul")
        for slug in ("representation", "independent", "view", "withdrawal", "proceeding"):
            shown(client, f"record_{slug}", incident.line)
        said = {
            "id": str(uuid.uuid4()),
            "kind": "criminal",
            "body": "police",
            "act": "rape_2019",
            "number": "1",
        }
        answer = client.post(reverse("justice:record_proceeding", args=[incident.line]), said)
        assert answer.status_code == 302
        assert Proceeding.objects.using("owner").get().act == "rape_2019"
        assert "What a body of justice makes of it" in shown(
            client_of("erlan"), "record_proceeding", incident.line
        )


class TestProceedings:
    def test_show_what_does_not_fit_and_who_may_write_to_the_prosecutor(self, incident, aigul, client_of):
        matter = matter_of(incident, aigul)
        assert "Settled away" not in shown(client_of("erlan"), "proceeding", matter.line)
        staged(matter, aigul, "ended", "reconciled_2019")
        said = shown(client_of("aigul"), "proceeding", matter.line)
        assert "another edition" in said and "/letter/new/" not in said
        assert "/letter/new/" in shown(client_of("erlan"), "proceeding", matter.line)
        later = correct_row(matter, by=aigul, **MATTER)
        assert page(client_of("aigul"), "proceeding", later.pk).status_code == 302

    def test_say_that_somebody_changed_what_is_struck_out_meanwhile(
        self, incident, aigul, client_of, monkeypatch
    ):
        stage = staged(matter_of(incident, aigul), aigul, "opened")
        client, url = client_of("erlan"), reverse("justice:strike_stage", args=[stage.pk])
        refused = AlreadyReplaced("Somebody else changed this a moment ago.")
        monkeypatch.setattr(ProceedingStage, "replace_with", Mock(side_effect=refused))
        answer = client.post(url)
        assert answer.status_code == 409
        assert "a moment ago" in answer.content.decode() and "Strike it out" in answer.content.decode()

    def test_take_a_stage(self, incident, aigul, client_of):
        matter, client = matter_of(incident, aigul), client_of("aigul")
        shown(client, "record_stage", matter.line)
        said = {"id": str(uuid.uuid4()), "stage": "opened", "body": "police"} | on(today())
        answer = client.post(reverse("justice:record_stage", args=[matter.line]), said)
        assert answer.headers["Location"] == f"/justice/proceedings/{matter.line}/"
        assert ProceedingStage.objects.using("owner").get().stage == "opened"


class TestALetter:
    def test_is_written_shown_corrected_printed_and_answered(self, incident, aigul, client_of):
        matter, client = settled_of_incident(incident, aigul), client_of("erlan")
        assert "What to do" in shown(client, "record_letter", matter.line)
        said = {"id": str(uuid.uuid4()), "level": "district", "to_words": "Прокуратура"} | on(today())
        answer = client.post(reverse("justice:record_letter", args=[matter.line]), said)
        letter = SettledLetter.objects.using("owner").get()
        assert answer.headers["Location"] == f"/justice/letters/{letter.line}/"
        assert file_number(incident.child_id) in shown(client, "letter", letter.line)
        shown(client, "correct_letter", letter.pk)
        assert f"№ 1/{letter.year}" in shown(client, "proceeding", matter.line)
        paper = client.post(reverse("justice:print_settled_letter", args=[letter.line, "ru"]))
        assert paper.headers["Content-Type"] == "application/pdf"
        assert page(client, "print_settled_letter", letter.line, "ru").status_code == 404
        shown(client, "record_answer", letter.line)

    def test_is_owed_on_the_list_of_the_department(self, incident, aigul, erlan, client_of, monkeypatch):
        client = client_of("erlan")
        assert "No letter is owed" in shown(client, "letters_owed")
        matter = settled_of_incident(incident, aigul)
        assert "The department writes to the prosecutor" in shown(client, "letters_owed")
        assert "1 matter was settled away: write to the prosecutor" in my_day_of(client)
        late(written(matter, erlan))
        assert "Write to the one above" in shown(client, "letters_owed")
        said = my_day_of(client)
        assert "1 prosecutor has not answered in time" in said and "settled away" not in said
        settled_of_incident(incident, aigul)
        monkeypatch.setattr(views, "MAX_SHOWN", 1)
        assert "1 more waits" in shown(client, "letters_owed")


class TestTheList:
    def test_names_no_child_and_says_what_it_holds_in_three_counts(
        self, incident, aigul, client_of, monkeypatch
    ):
        client = client_of("omurbek")
        assert "Nothing ended without a court here" in shown(client, "settled_list")
        settled_of_incident(incident, aigul)
        said = shown(client, "settled_list")
        assert file_number(incident.child_id) in said and "Асанов" not in said and "no letter yet" in said
        settled_of_incident(incident, aigul, "nobody_complains_2021")
        said = shown(client, "settled_list")
        counts = (
            "By reconciliation: 1. Refused because nobody complained: 1. The statement was taken back: 0."
        )
        assert "Ended without a court" in said and counts in said
        monkeypatch.setattr(views, "MAX_SHOWN", 1)
        assert "1 more stands there" in shown(client, "settled_list")

    def test_counts_by_district_where_there_are_several(self, incident, aigul, jyldyz, client_of):
        settled_of_incident(incident, aigul)
        assert "By district" not in shown(client_of("omurbek"), "settled_list")
        settled_of_incident(incident_of(register(jyldyz), jyldyz), jyldyz)
        said = shown(client_of("omurbek"), "settled_list")
        assert "By district" in said and said.count('<th scope="row">') == 2


class TestTheProsecutor:
    def test_answers_a_letter(self, incident, aigul, erlan, client_of):
        office = prosecutor_of().office
        client = client_of("prosecutor")
        assert "No letter came." in shown(client, "prosecutor_front")
        letter = written(settled_of_incident(incident, aigul), erlan, office)
        front = shown(client, "prosecutor_front")
        assert (
            "days left" in front
            and str(erlan.office) in front
            and "Ended without a court in your district" in front
        )
        assert "By reconciliation: 1." in front
        said = shown(client, "answer_received", letter.line)
        assert "КУСП 41" in said and "Асанов" not in said and "Answer owed until" in said
        assert NOOKAT not in shown(client, "prosecutor_front")
        url = reverse("justice:answer_received", args=[letter.line])
        assert (
            client.post(url, {"id": str(uuid.uuid4()), "answer": "lawful"} | on(today())).status_code == 422
        )
        typed = {"id": str(uuid.uuid4()), "answer": "cancelled", "words": "Жокко чыгарылды."} | on(today())
        assert client.post(url, typed).headers["Location"] == "/justice/received/"
        assert SettledAnswer.objects.using("owner").get().from_body
        assert "answered" in shown(client, "prosecutor_front")
        assert "Last answer" in shown(client, "answer_received", letter.line)

    def test_sees_a_letter_that_is_late_and_none_to_another_office(self, incident, aigul, erlan, client_of):
        office = prosecutor_of().office
        late(written(settled_of_incident(incident, aigul), erlan, office))
        client = client_of("prosecutor")
        said = shown(client, "prosecutor_front")
        assert re.search(r"late by \d+ day", said) and "last letter: no answer, due on" in said
        letter = written(settled_of_incident(incident, aigul), erlan)
        for name in ("answer_received", "letter"):
            assert page(client, name, letter.line).status_code == 404, name


class TestTheInspector:
    def test_writes_the_next_stage_which_only_the_inspector_takes_back(self, incident, aigul, client_of):
        office = inspector_of().office
        client = client_of("inspector")
        assert "Nothing is missing." in shown(client, "police")
        matter = matter_of(incident, aigul, police_id=office.pk, article="ст. 1")
        assert "The others" in shown(client, "police")
        assert "ст. 1" in shown(client, "tell_stage", matter.line)
        typed = {"id": str(uuid.uuid4()), "stage": "registered"} | on(today())
        answer = client.post(reverse("justice:tell_stage", args=[matter.line]), typed)
        assert answer.headers["Location"] == "/justice/police/"
        stage = ProceedingStage.objects.using("owner").get()
        assert stage.from_body
        answer = client_of("erlan").post(reverse("justice:strike_stage", args=[stage.pk]))
        assert answer.status_code == 403 and "Another body wrote this itself." in answer.content.decode()
        assert ProceedingStage.objects.using("owner").get().current

    def test_sees_first_what_is_without_news(self, case, child, aigul, client_of):
        office = inspector_of().office
        old = incident_of(child, aigul, happened_on=today() - 90 * DAY)
        matter = matter_of(old, aigul, police_id=office.pk)
        staged(matter, aigul, "registered", on=today() - 80 * DAY)
        assert "last known on" in shown(client_of("inspector"), "police")

    def test_finds_no_matter_of_another_office(self, incident, aigul, client_of):
        inspector_of()
        matter = matter_of(incident, aigul)
        assert page(client_of("inspector"), "tell_stage", matter.line).status_code == 404
        assert page(client_of("inspector"), "proceeding", matter.line).status_code == 404


def test_who_corrects_is_offered_it_on_every_page_and_who_only_reads_on_none(
    incident, aigul, erlan, client_of
):
    matter = settled_of_incident(incident, aigul)
    pages = {
        "proceeding": matter.line,
        "letter": written(matter, erlan).line,
        "evidence": kept(incident, aigul).line,
    }
    for who, offered in (("erlan", pages), ("farida", {})):
        client = client_of(who)
        found = {
            name for name, line in pages.items() if "Correct what was written" in shown(client, name, line)
        }
        assert found == set(offered), who
