import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from umai.law.terms.clock import today
from umai.visits.models import DrawnVisit, FamilyCall, QuestionAnswer, QuestionDecision, VisitQuestion
from umai.visits.plausibility import jobs
from umai.visits.tests.conftest import ago, record

LONG = "I go to school every day and in the evening I help my grandmother with the sheep and the stove."


def text(answer):
    return answer.content.decode()


@pytest.fixture
def question(case, aigul, worker_role):
    record(case, aigul, at=ago(days=3), childs_words=LONG)
    record(case, aigul, childs_words=LONG)
    jobs.ask_questions(at=timezone.now(), using=worker_role)
    return VisitQuestion.objects.using("owner").get()


@pytest.fixture
def drawn(case, aigul, worker_role):
    record(case, aigul)
    ahead = (today().replace(day=1) + timedelta(days=32)).replace(day=1)
    jobs.draw_visits(on=ahead, using=worker_role)
    return DrawnVisit.objects.using("owner").get()


def test_who_went_is_asked_and_answers_first(question, client_of):
    client = client_of("aigul")
    assert "1 question waits for your answer" in text(client.get("/"))
    listed = text(client.get("/questions/"))
    assert "Asked of you" in listed and "A question is not a verdict" in listed
    page = text(client.get(f"/questions/{question.pk}/"))
    assert "written in the same words at an earlier visit" in page and "It may be so" in page
    assert "The other visits" in page and "What follows?" not in page
    assert (
        client.post(f"/questions/{question.pk}/", {"id": uuid.uuid4(), "words": "He says it."}).status_code
        == 302
    )
    page = text(client.get(f"/questions/{question.pk}/"))
    assert "He says it." in page and "Add to your answer" in page
    assert QuestionAnswer.objects.using("owner").count() == 1


def test_the_head_reads_the_answer_and_then_decides(question, client_of):
    head, address = client_of("damira"), f"/questions/{question.pk}/"
    assert "Before that nothing is decided." in text(head.get(address))
    said = {"result": "nothing", "reason": "It is explained."}
    early = head.post(address, said)
    assert early.status_code == 409 and "It is explained." in text(early)
    client_of("aigul").post(address, {"id": uuid.uuid4(), "words": "He says it each time."})
    assert "1 question waits for your decision" in text(head.get("/"))
    assert "He says it each time." in text(head.get(address))
    assert head.post(address, said).status_code == 302
    assert "What was decided" in text(client_of("aigul").get(address))
    assert "Decided" in text(head.get("/questions/")) and "waits for your decision" not in text(head.get("/"))
    assert QuestionDecision.objects.using("owner").count() == 1


def test_an_empty_answer_is_asked_for_in_words(question, client_of):
    answer = client_of("aigul").post(f"/questions/{question.pk}/", {"id": uuid.uuid4(), "words": ""})
    assert answer.status_code == 422 and "Write how it was." in text(answer)


@pytest.mark.parametrize("who", ["erlan", "azamat", "cholpon"])
def test_for_a_colleague_there_is_no_such_question(question, client_of, who):
    assert client_of(who).get(f"/questions/{question.pk}/").status_code == 404
    assert str(question.pk) not in text(client_of(who).get("/questions/"))


def test_the_head_calls_a_family(drawn, client_of):
    head = client_of("damira")
    listed = text(head.get("/callbacks/"))
    assert "To be called" in listed and "Nobody is suspected" in listed and "0 of 1 are called" in listed
    address = f"/callbacks/{drawn.pk}/"
    assert "What to ask" in text(head.get(address)) and str(drawn.seed) in text(head.get(address))
    now = timezone.localtime()
    when = {"on_day": now.day, "on_month": now.month, "on_year": now.year, "on": now.date().isoformat()}
    said = when | {"id": uuid.uuid4(), "at_time": f"{now:%H:%M}", "result": "not_confirmed", "words": ""}
    assert head.post(address, said).status_code == 422
    assert head.post(address, said | {"words": "They were not at home."}).status_code == 302
    page = text(head.get(address))
    assert "They were not at home." in page and "What came of the call?" not in page
    assert "1 of 1 are called" in text(head.get("/callbacks/"))
    assert FamilyCall.objects.using("owner").get().at == now.replace(second=0, microsecond=0)


@pytest.mark.parametrize(("who", "status"), [("aigul", 403), ("erlan", 403), ("bakyt", 403), ("farida", 200)])
def test_the_calls_are_for_who_watches(drawn, client_of, who, status):
    assert client_of(who).get("/callbacks/").status_code == status
    hidden = client_of(who).get(f"/callbacks/{drawn.pk}/").status_code
    assert hidden == (200 if status == 200 else 404)


def test_the_board_leads_to_questions_and_calls(client_of, case):
    page = text(client_of("damira").get("/board/"))
    assert 'href="/questions/"' in page and 'href="/callbacks/"' in page
