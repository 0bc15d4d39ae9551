import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.tampering import without_triggers
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
def draw(worker_role):
    """Draw the visits of this month, as next month would; answers the one that was drawn last."""

    def draw_visits():
        ahead = (today().replace(day=1) + timedelta(days=32)).replace(day=1)
        jobs.draw_visits(on=ahead, using=worker_role)
        return DrawnVisit.objects.using("owner").latest("recorded_at")

    return draw_visits


@pytest.fixture
def drawn(case, aigul, draw):
    record(case, aigul)
    return draw()


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


def test_where_the_time_to_answer_is_over_the_head_is_told_to_ask_in_person(question, client_of, superuser):
    with without_triggers(superuser):
        superuser.execute("update visits_visitquestion set due_on = %s", [today() - timedelta(days=1)])
    head, address = client_of("damira"), f"/questions/{question.pk}/"
    page = text(head.get(address))
    assert "and has not answered. Ask in person what was in the way." in page and "Your decision" in page
    assert head.post(address, {"result": "visit_again", "reason": "I go along."}).status_code == 302
    assert "Visits of this child" in text(client_of("aigul").get(address))


def test_a_question_that_comes_from_one_visit_alone_names_no_others(case, aigul, worker_role, client_of):
    for days, latitude in ((5, "40.26"), (3, "40.261"), (1, "40.36")):
        where = {"latitude": Decimal(latitude), "longitude": Decimal("72.61"), "accuracy": 20}
        record(case, aigul, at=ago(days=days), **where)
    jobs.ask_questions(at=timezone.now(), using=worker_role)
    page = text(client_of("aigul").get(f"/questions/{VisitQuestion.objects.using('owner').get().pk}/"))
    assert "further away than the places" in page and "The other visits" not in page
    assert "What is written of this visit" in page


def test_for_a_colleague_there_is_no_such_question_and_an_empty_answer_is_asked_for(question, client_of):
    for who in ("erlan", "azamat", "cholpon"):
        assert client_of(who).get(f"/questions/{question.pk}/").status_code == 404, who
        assert str(question.pk) not in text(client_of(who).get("/questions/")), who
    answer = client_of("aigul").post(f"/questions/{question.pk}/", {"id": uuid.uuid4(), "words": ""})
    assert answer.status_code == 422 and "Write how it was." in text(answer)


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
    in_vain = said | {"id": uuid.uuid4(), "result": "not_reached"}
    assert head.post(address, in_vain).status_code == 302
    assert "0 of 1 are called" in text(head.get("/callbacks/"))
    assert head.post(address, said | {"words": "They were not at home."}).status_code == 302
    page = text(head.get(address))
    assert "They were not at home." in page and "What came of the call?" not in page
    assert "1 of 1 are called" in text(head.get("/callbacks/"))
    called_at = now.replace(second=0, microsecond=0)
    assert {one.at for one in FamilyCall.objects.using("owner")} == {called_at}


def test_a_head_does_not_call_about_the_own_visit(case, damira, draw, client_of):
    record(case, damira)
    page = text(client_of("damira").get(f"/callbacks/{draw().pk}/"))
    assert "This is your own visit. The oblast calls this family." in page and "<textarea" not in page


def test_before_the_first_draw_the_calls_say_when_visits_are_drawn(client_of, case):
    page = text(client_of("damira").get("/callbacks/"))
    assert "Nothing is drawn yet" in page and "At the beginning of a month" in page
    page = text(client_of("damira").get("/board/"))
    assert 'href="/questions/"' in page and 'href="/callbacks/"' in page


def test_the_calls_of_other_months_are_a_link_away(drawn, case, aigul, draw, client_of, superuser):
    before = (drawn.month - timedelta(days=1)).replace(day=1)
    with without_triggers(superuser):
        superuser.execute("update visits_drawnvisit set month = %s", [before])
        # Nor may the later draw find this visit again.
        superuser.execute("update visits_visit set recorded_at = recorded_at - interval '40 days'")
    head = client_of("damira")
    assert "Other months" not in text(head.get("/callbacks/"))
    record(case, aigul, at=ago(days=2))
    draw()
    for shown, other in ((drawn.month, before), (before, drawn.month)):
        page = text(head.get(f"/callbacks/?month={shown}"))
        assert f"?month={other}" in page and f"?month={shown}" not in page.split("Other months")[1]


def test_the_calls_are_for_who_watches(drawn, client_of):
    for who, status in (("aigul", 403), ("erlan", 403), ("bakyt", 403), ("farida", 200)):
        assert client_of(who).get("/callbacks/").status_code == status, who
        hidden = client_of(who).get(f"/callbacks/{drawn.pk}/").status_code
        assert hidden == (200 if status == 200 else 404), who
