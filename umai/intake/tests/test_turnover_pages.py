"""The pages of turnover, as a browser without JavaScript sees them."""

import uuid
from types import SimpleNamespace

import pytest

from tests.cast import OSH_OBLAST, id_of
from tests.second_person import merge_records
from umai.intake.cases import actions
from umai.intake.cases.levels import set_risk
from umai.intake.cases.workers import CASELOAD_LIMIT
from umai.intake.handover.caseload import unassigned_count, worker_loads
from umai.intake.models import Assignment, FileTransfer, FileTransferAnswer, Handover
from umai.intake.tests.conftest import particulars
from umai.intake.tests.test_release import run_out
from umai.intake.transfer import actions as transfer
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.register.child.actions import add_child

AIGUL, AZAMAT, ERLAN = (id_of("worker", name) for name in ("aigul", "azamat", "erlan"))
SHARE = f"/caseload/{AIGUL}/"


@pytest.fixture
def assigned(case, damira):
    actions.assign_worker(case, by=damira, worker_id=AIGUL)
    return case


@pytest.fixture
def sent(child, case, erlan, kochkor):
    return transfer.send_file(child, by=erlan, id=uuid.uuid4(), place=kochkor, words="He has seizures.")


def whose(case):
    return Assignment.objects.using("owner").get(case=case).worker_id


class TestCaseload:
    def test_it_says_what_each_worker_carries_and_for_whom_nobody_answers(self, assigned, child, damira):
        with damira.speaking():
            found = {load.worker_id: load for load in worker_loads(damira.office.place.district_id, damira)}
            assert unassigned_count(damira.office.place.district_id, damira) == 0
        assert (found[AIGUL].cases, found[AIGUL].by_risk) == (1, {"": 1})
        assert found[AIGUL].visits == pytest.approx(1.0)
        assert found[AZAMAT].cases == 0 and found[AZAMAT].limit == CASELOAD_LIMIT.on(today())
        assert not found[AIGUL].is_above_limit

    def test_the_page_is_for_the_department_and_marks_whoever_is_above_the_limit(
        self, assigned, client_of, monkeypatch, aigul, damira, superuser
    ):
        page = client_of("damira").get("/caseload/")
        assert page.status_code == 200 and "Асанова Айгүл" in page.text and SHARE in page.text
        assert SHARE not in client_of("erlan").get("/caseload/").text
        assert client_of("aigul").get("/caseload/").status_code == 403
        assert ">above the limit<" not in client_of("damira").get("/caseload/").text
        monkeypatch.setattr("umai.intake.handover.caseload.CASELOAD_LIMIT", SimpleNamespace(on=lambda day: 0))
        assert client_of("damira").get("/caseload/").text.count(">above the limit<") == 1
        child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Айпери"})
        second = actions.open_case(child, by=aigul, **particulars())
        actions.assign_worker(second, by=damira, worker_id=AIGUL)
        with aigul.speaking():
            set_risk(second, "high", "As seen.", on=today())
        assert "high risk: 1<br>not judged yet: 1" in client_of("damira").get("/caseload/").text
        assert "has no post in this district now" not in client_of("damira").get("/caseload/").text
        run_out(superuser, "aigul")
        page = client_of("damira").get("/caseload/").text
        assert "Асанова Айгүл" in page and "has no post in this district now" in page and SHARE in page

    def test_children_without_a_worker_have_a_page_of_their_own_for_whoever_gives_them(self, case, client_of):
        page = client_of("erlan").get("/caseload/").text
        assert "Nobody answers for 1 child" in page and "Give them to workers" not in page
        client = client_of("damira")
        assert "/caseload/nobody/" in client.get("/caseload/").text
        answer = client.post("/caseload/nobody/", {"id": uuid.uuid4(), f"to-{case.pk}": str(AZAMAT)})
        assert answer.status_code == 302 and whose(case) == AZAMAT

    def test_it_asks_once_more_above_the_limit_alone_and_never_blocks(self, case, client_of, monkeypatch):
        client, address = client_of("damira"), f"/cases/{case.pk}/assign/"
        assert "all the same" not in client.get(address).text
        monkeypatch.setattr("umai.intake.cases.workers.CASELOAD_LIMIT", SimpleNamespace(on=lambda day: 0))
        page = client.post(address, {"worker_id": AIGUL})
        assert page.status_code == 422 and "should have at most 0" in page.text
        assert "Assign it all the same" in page.text
        assert client.post(address, {"worker_id": AIGUL, "all_the_same": "yes"}).status_code == 302
        assert whose(case) == AIGUL


class TestHandingOver:
    def test_nothing_chosen_is_said_and_a_worker_behind_a_wall_at_the_line(self, assigned, client_of):
        page = client_of("damira").post(
            SHARE, {"id": uuid.uuid4(), f"to-{assigned.pk}": "", "words": "Typed for long."}
        )
        assert page.status_code == 409 and "Typed for long." in page.text
        assert whose(assigned) == AIGUL
        from umai.access.models import Wall

        Wall.objects.using("owner").create(
            worker_id=AZAMAT, child_id=assigned.child_id, from_at="2020-01-01T00:00Z"
        )
        page = client_of("damira").post(SHARE, {"id": uuid.uuid4(), f"to-{assigned.pk}": str(AZAMAT)})
        assert page.status_code == 409 and "Choose another worker" in page.text
        assert f'id="id_to-{assigned.pk}_error"' in page.text

    def test_the_page_proposes_and_the_head_changes_a_line(
        self, assigned, client_of, aigul, damira, monkeypatch
    ):
        for who in ("erlan", "aigul", "farida", "gulnara"):
            assert client_of(who).get(SHARE).status_code == 403, who
        assert client_of("damira").get(f"/caseload/{id_of('worker', 'jyldyz')}/").status_code == 404
        client = client_of("damira")
        assert "Somebody answers for every open case." in client.get("/caseload/nobody/").text
        assert "This worker answers for no open case." in client.get(f"/caseload/{AZAMAT}/").text
        page = client.get(SHARE)
        assert page.status_code == 200 and "Асанов Нурбек" in page.text
        assert f'<option value="{ERLAN}" selected>' in page.text
        answer = client.post(
            SHARE, {"id": uuid.uuid4(), f"to-{assigned.pk}": str(AZAMAT), "words": "Go soon."}
        )
        assert answer.status_code == 302 and whose(assigned) == AZAMAT
        assert Handover.objects.using("owner").get().words == "Go soon."
        for given in ("Айпери", "Бекзат"):
            child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": given})
            case = actions.open_case(child, by=aigul, **particulars())
            actions.assign_worker(case, by=damira, worker_id=AIGUL)
        monkeypatch.setattr("umai.intake.handover.views.MAX_CASES", 1)
        assert "1 more child is shown when these are handed over" in client.get(SHARE).text


class TestTransfers:
    def test_a_file_is_sent_once_with_words_and_its_page_says_until_when_it_is_answered(
        self, child, client_of, kochkor, case
    ):
        page = client_of("erlan").post(
            f"/children/{child.pk}/send/", {"id": uuid.uuid4(), "place": kochkor.pk, "words": ""}
        )
        assert page.status_code == 422 and f'value="{kochkor.pk}" selected' in page.text
        client, address = client_of("erlan"), f"/children/{child.pk}/send/"
        page = client.get(address)
        assert page.status_code == 200 and f'value="{kochkor.pk}"' in page.text
        said = {"id": uuid.uuid4(), "place": kochkor.pk, "words": "He has seizures."}
        answer = client.post(address, said, follow=True)
        assert answer.status_code == 200 and "3 days left" in answer.text
        assert client.post(address, said).status_code == 302
        assert FileTransfer.objects.using("owner").count() == 1

    def test_the_other_department_finds_it_and_takes_it_and_the_file_tells_it(self, sent, case, client_of):
        client = client_of("cholpon")
        listed = client.get("/transfers/")
        assert "Асанов Нурбек" in listed.text and f"/transfers/{sent.pk}/" in listed.text
        page = client.get(f"/transfers/{sent.pk}/")
        assert "He has seizures." in page.text and f"/children/{sent.child_id}/" not in page.text
        answer = client.post(f"/transfers/{sent.pk}/", {"answer": "accept"}, follow=True)
        assert answer.status_code == 200 and f"/cases/{case.pk}/assign/" in answer.text
        assert client.get(f"/children/{sent.child_id}/").status_code == 200
        page = client.get(f"/children/{sent.child_id}/timeline/")
        assert "File sent from" in page.text and "File accepted" in page.text

    def test_once_a_worker_is_assigned_nobody_is_asked_for_one(self, sent, case, client_of):
        client, address = client_of("cholpon"), f"/transfers/{sent.pk}/"
        page = client.post(address, {"answer": "accept"}, follow=True).text
        assert "Nobody answers for this child yet." in page
        client.post(f"/cases/{case.pk}/assign/", {"worker_id": id_of("worker", "jyldyz")})
        page = client.get(address).text
        assert "The file is here now" in page and "Nobody answers for this child yet." not in page

    def test_sending_back_needs_words(self, sent, client_of):
        client, address = client_of("cholpon"), f"/transfers/{sent.pk}/"
        assert client.post(address, {"answer": "refuse"}).status_code == 422
        assert client.post(address, {"answer": "refuse", "words": "They went on."}).status_code == 302
        assert FileTransferAnswer.objects.using("owner").get().accepted is False
        assert "They went on." in client_of("erlan").get(address).text

    def test_a_file_under_way_is_shown_to_both_ends_alone_and_not_sent_a_second_time(
        self, sent, child, client_of
    ):
        page = client_of("erlan").get(f"/children/{child.pk}/send/").text
        assert f"/transfers/{sent.pk}/" in page and "<form method" not in page.split("<h1>")[1]
        page = client_of("erlan").get(f"/transfers/{sent.pk}/")
        assert page.status_code == 200 and '<form method="post" data-unsaved' not in page.text
        for who in ("jyldyz", "azamat", "gulnara"):
            assert client_of(who).get(f"/transfers/{sent.pk}/").status_code in (403, 404), who
            assert client_of(who).get("/transfers/").status_code == 403, who
        client_of("erlan").post(f"/transfers/{sent.pk}/back/", {"words": "They stayed."})
        assert "taken back" in client_of("erlan").get("/transfers/").text

    @pytest.mark.parametrize(
        ("answer", "word"),
        [({"answer": "accept"}, "accepted"), ({"answer": "refuse", "words": "No."}, "sent back")],
    )
    def test_both_lists_say_how_it_was_answered(self, sent, client_of, answer, word):
        assert "Sent by us, not answered yet" in client_of("erlan").get("/transfers/").text
        client_of("cholpon").post(f"/transfers/{sent.pk}/", answer)
        for who in ("erlan", "cholpon"):
            page = client_of(who).get("/transfers/").text
            assert word in page and "No file waits for your answer" in page

    def test_each_record_of_a_child_is_sent(self, child, case, aigul, erlan, client_of):
        second = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Нурбег"})
        merge_records(child, by=erlan, other=second, reason="known", despite=[])
        page = client_of("erlan").get(f"/children/{child.pk}/send/").text
        assert "This child has more than one record." in page and f"/children/{second.pk}/send/" in page

    def test_an_oblast_that_reaches_the_district_is_asked_nothing(self, child, case, erlan, client_of):
        districts = Place.objects.current().with_department().exclude(pk=child.district_id)
        there = districts.filter(code__startswith=OSH_OBLAST[:5]).first()
        sent = transfer.send_file(child, by=erlan, id=uuid.uuid4(), place=there, words="He has seizures.")
        client, address = client_of("farida"), f"/transfers/{sent.pk}/"
        page = client.get(address)
        assert page.status_code == 200 and "He has seizures." in page.text
        assert '<form method="post" data-unsaved' not in page.text
        assert client.post(address, {"answer": "accept"}).status_code == 403
