"""The lists of a handover: what a new worker must know, on the screen and on paper."""

import uuid

import pytest

from tests.cast import id_of
from umai.casefile.tests.conftest import assess_whole, entries, make_case, make_child, wall
from umai.documents.tests.text_of_pdf import text_of
from umai.intake.cases import actions
from umai.intake.handover.actions import hand_over
from umai.register.models import Child

AIGUL, AZAMAT, ERLAN = (id_of("worker", name) for name in ("aigul", "azamat", "erlan"))


@pytest.fixture
def cases(aigul, damira):
    found = []
    for given in ("Айпери", "Бекзат"):
        case = make_case(make_child(aigul, given), aigul)
        actions.assign_worker(case, by=damira, worker_id=AIGUL)
        found.append(case)
    assess_whole(found[0], aigul, risk="urgent")
    return found


@pytest.fixture
def handover(cases, damira):
    shares = [([cases[0].pk], AZAMAT), ([cases[1].pk], ERLAN)]
    return hand_over(
        damira.office, by=damira, id=uuid.uuid4(), from_worker=AIGUL, shares=shares, words="Start today."
    )


def paper(handover, worker, language="ru"):
    return f"/handovers/{handover.pk}/{worker}/{language}/"


def test_the_head_sees_the_list_of_each_worker_and_a_worker_the_own_alone(handover, client_of, cases):
    page = client_of("damira").get(f"/handovers/{handover.pk}/")
    assert page.status_code == 200
    for words in ("Айпери", "Бекзат", "Төлөгөнов Азамат", "Мамытов Эрлан", "Start today.", "Urgent"):
        assert words in page.text, words
    assert "Nobody can sign for him." in page.text and "No visit is written down." in page.text
    assert "Assessment and plan: by" in page.text
    page = client_of("azamat").get(f"/handovers/{handover.pk}/")
    assert page.status_code == 200 and "Айпери" in page.text and "Бекзат" not in page.text
    assert client_of("azamat").get(paper(handover, ERLAN)).status_code == 404
    client_of("damira").get(f"/handovers/{handover.pk}/")
    shown = [set(entry.shown or ()) for entry in entries(act="casefile.handover")]
    assert any(len(ids) == 2 for ids in shown)
    for language in ["ky", "ru"]:
        answer = client_of("damira").get(paper(handover, AZAMAT, language))
        assert answer.status_code == 200 and answer.headers["Content-Type"] == "application/pdf", language
        text = "\n".join(text_of(answer.content))
        for words in ("Айпери", "Төлөгөнов Азамат", "Start today.", "Nobody can sign for him."):
            assert words in text, words
        assert "Бекзат" not in text, language
    assert client_of("damira").get(paper(handover, AZAMAT, "fr")).status_code == 404
    page = client_of("damira").get(f"/children/{cases[0].child_id}/timeline/")
    assert "Handed over to Төлөгөнов Азамат" in page.text
    for who in ["jyldyz", "cholpon"]:
        for address in (f"/handovers/{handover.pk}/", paper(handover, AZAMAT)):
            hidden = client_of(who).get(address)
            unknown = client_of(who).get(address.replace(str(handover.pk), str(uuid.uuid4())))
            assert (hidden.status_code, hidden.content) == (404, unknown.content), who


def test_what_was_given_on_since_is_only_counted_and_to_whom_all_is_walled_the_list_is_empty(
    handover, cases, damira, client_of, erlan
):
    actions.assign_worker(cases[0], by=damira, worker_id=ERLAN)
    page = client_of("damira").get(f"/handovers/{handover.pk}/")
    assert "1 case has been closed since" in page.text and "Айпери" not in page.text
    for case in cases:
        wall(erlan, Child(pk=case.child_id))
    page = client_of("erlan").get(f"/handovers/{handover.pk}/").text
    assert "There are no children on this list for you" in page and "Айпери" not in page


def test_of_cases_that_nobody_had_it_is_said(client_of, aigul, damira):
    case = make_case(make_child(aigul, "Темир"), aigul)
    given = hand_over(
        damira.office, by=damira, id=uuid.uuid4(), from_worker=None, shares=[([case.pk], AZAMAT)], words=""
    )
    page = client_of("damira").get(f"/handovers/{given.pk}/").text
    assert "Until then nobody answered for them." in page and "Темир" in page
