"""The pages at the end of a case, as a browser without JavaScript sees them."""

import re
import uuid

import pytest

from umai.intake.models import ClosingProposal, Closure
from umai.intake.tests.conftest import SAID, proposed


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_closing_is_proposed_by_one_and_agreed_to_by_another(case, client_of, damira):
    worker, head = client_of("aigul"), client_of("damira")
    asked = f"/cases/{case.pk}/closing/"
    assert worker.get(asked).status_code == 200
    assert worker.post(asked, {"id": uuid.uuid4()} | SAID | {"childs_view": ""}).status_code == 422
    said = {"id": uuid.uuid4()} | SAID
    assert worker.post(asked, said).status_code == worker.post(asked, said).status_code == 302
    with damira.speaking():
        proposal = ClosingProposal.objects.get()
    shown = worker.get(f"{asked}agree/")
    assert "has to agree" in text(shown) and "Close the case</button>" not in shown.content.decode()
    card = head.get(f"{asked}agree/").content.decode()
    assert "moj-interruption-card" in card and "Close the case</button>" in card
    assert head.post(f"{asked}agree/", {"proposal": proposal.pk}).status_code == 302
    with damira.speaking():
        assert Closure.objects.exists()
    assert "closed" in text(head.get(f"{asked}agree/"))


def test_without_a_proposal_the_page_says_so(case, client_of):
    answer = client_of("damira").get(f"/cases/{case.pk}/closing/agree/")
    assert answer.status_code == 200 and "Nobody has proposed" in text(answer)


def test_a_proposal_that_was_overtaken_closes_nothing(case, proposal, client_of, aigul, damira):
    proposed(case, aigul)
    answer = client_of("damira").post(f"/cases/{case.pk}/closing/agree/", {"proposal": proposal.pk})
    assert answer.status_code == 409
    with damira.speaking():
        assert not Closure.objects.exists()


@pytest.mark.parametrize("page", ["closing", "closing/agree"])
@pytest.mark.parametrize("worker", ["azamat", "cholpon", "gulnara"])
def test_the_file_of_another_place_does_not_exist(case, client_of, page, worker):
    assert client_of(worker).get(f"/cases/{case.pk}/{page}/").status_code == 404
