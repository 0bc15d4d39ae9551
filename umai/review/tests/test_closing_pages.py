"""The pages at the end of a case, as a browser without JavaScript sees them."""

import re
import uuid

from tests.looking import reading
from umai.intake.models import ClosingProposal, Closure
from umai.intake.tests.conftest import proposed as proposed_past_the_room
from umai.review.closing import actions as closing
from umai.review.models import ClosingRefusal
from umai.review.tests.conftest import SAID, at_risk, promised, proposed, visited


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def asked(case):
    return f"/cases/{case.pk}/closing/"


def typed(**changes):
    return {"id": str(uuid.uuid4())} | SAID | changes


def test_closing_is_proposed_by_one_and_agreed_to_by_another(case, client_of, damira):
    worker, head = client_of("aigul"), client_of("damira")
    assert worker.get(asked(case)).status_code == 200
    assert worker.post(asked(case), typed(childs_view="")).status_code == 422
    said = typed()
    assert worker.post(asked(case), said).status_code == worker.post(asked(case), said).status_code == 302
    with reading(damira):
        proposal = ClosingProposal.objects.get()
    shown = worker.get(f"{asked(case)}agree/")
    assert "has to agree" in text(shown) and "Close the case</button>" not in shown.content.decode()
    card = head.get(f"{asked(case)}agree/").content.decode()
    assert "moj-interruption-card" in card and "Close the case</button>" in card
    assert head.post(f"{asked(case)}agree/", {"proposal": proposal.pk}).status_code == 302
    with damira.speaking():
        assert Closure.objects.exists()
    assert "closed" in text(head.get(f"{asked(case)}agree/"))


def test_without_a_proposal_the_page_says_so_and_one_that_was_overtaken_closes_nothing(
    case, client_of, aigul, damira
):
    for page in ("agree/", "refuse/"):
        answer = client_of("damira").get(asked(case) + page)
        assert answer.status_code == 200 and "Nobody has proposed" in text(answer)
    first = proposed(case, aigul)
    proposed(case, aigul)
    answer = client_of("damira").post(f"{asked(case)}agree/", {"proposal": first.pk})
    assert answer.status_code == 409
    with damira.speaking():
        assert not Closure.objects.exists()


def test_words_of_a_withdrawn_complaint_ask_two_more_questions_and_lose_nothing(case, client_of, aigul):
    client = client_of("aigul")
    assert "second_look" not in client.get(asked(case)).content.decode()
    said = typed(words="Мать отозвала заявление.")
    answer = client.post(asked(case), said)
    page = answer.content.decode()
    assert answer.status_code == 422 and "second_look" in page and "Мать отозвала заявление." in page
    more = {"found_besides": "The school saw bruises.", "second_look": "Erlan went and spoke to her alone."}
    assert client.post(asked(case), said | more).status_code == 302
    with aigul.speaking():
        assert ClosingProposal.objects.get().checks["withdrawn"]["found"] == "The school saw bruises."
    assert "The school saw bruises." in text(client_of("damira").get(f"{asked(case)}agree/"))


def test_without_a_visit_it_is_asked_how_that_is_known(case, client_of, aigul):
    client = client_of("aigul")
    assert client.post(asked(case), typed(check="")).status_code == 422
    visited(case, aigul)
    assert "saw the child at home" in text(client.get(asked(case)))
    assert client.post(asked(case), typed(check="")).status_code == 302


def test_each_open_promise_is_answered_and_whoever_agrees_reads_it(case, client_of, aigul):
    measure = promised(case, aigul, words="Papers for the grandmother")
    client = client_of("aigul")
    assert "Papers for the grandmother" in text(client.get(asked(case)))
    assert client.post(asked(case), typed()).status_code == 422
    answer = {f"measure_{measure.line.hex}": "The mother goes to the notary."}
    assert client.post(asked(case), typed(**answer)).status_code == 302
    assert "The mother goes to the notary." in text(client_of("damira").get(f"{asked(case)}agree/"))


def test_what_stands_in_the_way_is_said_before_anybody_writes_or_agrees(case, client_of, aigul):
    proposed(case, aigul)
    at_risk(case, aigul, "urgent")
    page = client_of("damira").get(f"{asked(case)}agree/").content.decode()
    assert "Close the case</button>" not in page
    client = client_of("aigul")
    assert "The risk for the child is urgent" in text(client.get(asked(case)))
    answer = client.post(asked(case), typed())
    assert answer.status_code == 409 and SAID["words"] in answer.content.decode()


def test_the_head_says_why_not_and_the_worker_reads_it(case, client_of, aigul, damira):
    proposal = proposed(case, aigul)
    client = client_of("damira")
    address = f"{asked(case)}refuse/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"proposal": proposal.pk, "words": ""}).status_code == 422
    answer = client.post(address, {"proposal": proposal.pk, "words": "Go there once more."})
    assert answer.status_code == 302
    with damira.speaking():
        assert ClosingRefusal.objects.get().proposal_id == proposal.pk
    assert "Go there once more." in text(client_of("aigul").get(asked(case)))
    assert "Go there once more." in text(client_of("aigul").get(f"{asked(case)}agree/"))


def test_a_proposal_without_a_last_day_is_decided_all_the_same(case, client_of, aigul):
    proposed_past_the_room(case, aigul)
    address = f"{asked(case)}agree/"
    own, heads = (text(client_of(who).get(address)) for who in ("aigul", "damira"))
    assert "Until then the case stays open." in own and "Decision by" not in own
    assert "Should this case be closed?" in heads and "Decide by" not in heads


def test_who_only_reads_is_asked_for_no_proposal(case, client_of, aigul, damira):
    proposal, client, address = proposed(case, aigul), client_of("farida"), f"{asked(case)}agree/"
    page = text(client.get(address))
    assert "has to agree" in page and "Write another proposal in its place" not in page
    closing.refuse_closing(proposal, by=damira, words="Nobody asked the child.")
    page = text(client.get(address))
    assert "Nobody asked the child." in page and "propose again" not in page


def test_after_a_refusal_or_the_end_no_page_asks_again(case, client_of, aigul, damira):
    proposal = proposed(case, aigul)
    refused = f"{asked(case)}refuse/"
    closing.refuse_closing(proposal, by=damira, words="Nobody asked the child.")
    assert "This proposal was refused already." in text(client_of("damira").get(refused))
    assert "did not agree to close the case" in text(client_of("aigul").get(f"/cases/{case.pk}/reviews/"))
    closing.agree_to_closing(proposed(case, aigul), by=damira)
    for page, who in ((refused, "damira"), (f"/cases/{case.pk}/closing/", "aigul")):
        answer = client_of(who).get(page)
        assert "This case is closed." in text(answer)
        assert "<form method" not in answer.content.decode().split("<h1>")[1]


def test_who_neither_proposed_nor_decides_is_told_who_does(case, client_of, aigul):
    proposed(case, aigul)
    for who in ("aigul", "erlan"):
        assert client_of(who).get(f"{asked(case)}refuse/").status_code == 403, who
    answer = client_of("damira").post(f"{asked(case)}refuse/", {"proposal": uuid.uuid4(), "words": "No."})
    assert answer.status_code == 404
    page = text(client_of("erlan").get(f"/cases/{case.pk}/closing/agree/"))
    assert "The head of the district department has to agree." in page
    page = text(client_of("aigul").get(f"/cases/{case.pk}/reviews/"))
    assert "Closing is proposed." in page and "Decision by" in page
    page = text(client_of("aigul").get(f"/cases/{case.pk}/closing/"))
    assert "A new proposal stands in its place." in page


def test_the_file_of_another_place_does_not_exist(case, client_of):
    for worker in ("azamat", "cholpon", "gulnara"):
        client = client_of(worker)
        for page in ("closing", "closing/agree", "closing/refuse", "reviews", "reviews/new"):
            assert client.get(f"/cases/{case.pk}/{page}/").status_code == 404, (worker, page)
