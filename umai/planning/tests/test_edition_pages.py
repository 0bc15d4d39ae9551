"""The pages of what was handed in: differences, steps, papers, scans, the check code."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile

from umai.documents.models import Document
from umai.documents.tests import samples
from umai.law.terms.clock import today
from umai.planning.draft import actions as drafts
from umai.planning.editions import actions
from umai.planning.editions.codes import as_printed_code
from umai.planning.models import PlanStep
from umai.planning.tests.conftest import MEASURE, ahead, measure
from umai.planning.tests.test_pages import day, draft, sent, text
from umai.register.child.actions import add_adult


def test_what_was_struck_and_what_was_changed_is_marked_in_an_amendment(
    finished, approved, case, aigul, client_of
):
    line = uuid.uuid4()
    measure(finished, aigul, line=line, words="A bed of his own.")
    gone = measure(finished, aigul, words="A talk with the neighbour.")
    client = client_of("aigul")
    assert client.post(draft(case, "hand-in/"), {"why": "He sleeps on the floor."}).status_code == 302
    sent(
        client,
        draft(case, f"measures/{line}/"),
        **MEASURE | {"words": "A bed and a desk."} | day("due_on", ahead(9)),
    )
    client.post(draft(case, f"measures/{gone.line}/strike/"))
    answer = client.post(draft(case, "hand-in/"), {"why": "He needs a desk."})
    page = text(client.get(answer["Location"]))
    assert (
        "gone" in page and "changed" in page and "A bed of his own." in page and "A bed and a desk." in page
    )
    assert "He needs a desk." in text(client.get(draft(case)))


def test_an_edition_leads_to_the_later_one_which_says_what_is_different(finished, edition, aigul, client_of):
    measure(finished, aigul, words="A bed of his own.")
    later = actions.hand_in_plan(finished, by=aigul)
    client = client_of("aigul")
    page = client.get(f"/plans/{edition.pk}/")
    assert "A later edition was handed in." in text(page) and later.get_absolute_url() in page.text
    page = text(client.get(f"/plans/{later.pk}/"))
    assert "What is different from no. 1" in page and "A later edition" not in page


def test_what_is_handed_in_again_as_it_was_says_so(finished, submitted, sabira, aigul, client_of):
    actions.send_plan_back(submitted, by=sabira, on=today(), words="Who pays for the doctor?")
    later = actions.hand_in_plan(finished, by=aigul, why="The doctor is free.")
    page = text(client_of("aigul").get(f"/plans/{later.pk}/"))
    assert "The doctor is free. No line says anything different." in page


def test_the_plan_of_a_family_says_who_they_are_and_what_became_of_its_measures(
    child, case, aigul, client_of
):
    add_adult(child, by=aigul, identity={"surname": "Асанова", "given": "Бурул"}, relation="mother")
    plan = drafts.begin_plan(case, by=aigul, kind="family")
    begun = measure(plan, aigul)
    said = {"kind": "done", "on": today(), "words": "She called twice."}
    drafts.record_progress(begun, by=aigul, id=uuid.uuid4(), **said)
    edition = actions.hand_in_plan(plan, by=aigul)
    page = text(client_of("aigul").get(f"/plans/{edition.pk}/"))
    assert "The family Mother Асанова Бурул" in page and "She called twice." in page
    assert "Where the child is to live" not in page


def test_who_handed_in_is_asked_why_nobody_else_submits(finished, erlan, client_of):
    edition = actions.hand_in_plan(finished, by=erlan)
    where = f"/plans/{edition.pk}/submitted/"
    client = client_of("erlan")
    said = {"went_on_paper": "no"} | day("on", today())
    assert "Why does nobody else submit it?" in text(client.get(where))
    assert client.post(where, said).status_code == 422
    assert client.post(where, said | {"words": "The head is ill."}).status_code == 302


def test_what_came_on_paper_needs_number_and_name(submitted, client_of, damira):
    where, client = f"/plans/{submitted.pk}/agreed/", client_of("damira")
    page = client.post(where, day("on", today()) | {"decided_by": "Маматова"})
    assert page.status_code == 422 and "Write the number of the paper." in text(page)
    said = day("on", today()) | {"decided_by": "Маматова", "paper_number": "14-7"}
    assert client.post(where, said).status_code == 302
    assert "14-7" in text(client.get(f"/plans/{submitted.pk}/"))


def test_a_scan_goes_with_the_step_and_not_with_a_refused_one(submitted, client_of, damira):
    client, where = client_of("damira"), f"/plans/{submitted.pk}/agreed/"
    for number, status in (("14-7", 302), ("15-1", 409)):
        said = day("on", today()) | {"decided_by": "Маматова", "paper_number": number}
        photo = SimpleUploadedFile("minutes.jpg", samples.photo())
        assert client.post(where, said | {"upload": photo}).status_code == status, number
    with damira.speaking():
        scan = Document.objects.get()
        assert PlanStep.objects.get(kind="agreed").scan_id == scan.pk
    assert scan.get_absolute_url() in client.get(f"/plans/{submitted.pk}/").content.decode()


def test_sending_back_asks_for_reasons_and_shows_them(submitted, case, client_of, sabira):
    where, client = f"/plans/{submitted.pk}/returned/", client_of("sabira")
    assert client.post(where, day("on", today())).status_code == 422
    assert client.post(where, day("on", today()) | {"words": "Who pays for the doctor?"}).status_code == 302
    page = text(client_of("aigul").get(f"/cases/{case.pk}/plan/"))
    assert "Who pays for the doctor?" in page and "Sent back" in page


def test_the_department_takes_a_plan_back_or_enters_that_it_came_back_on_paper(submitted, client_of, damira):
    where, client = f"/plans/{submitted.pk}/returned/", client_of("damira")
    said = day("on", today()) | {"words": "Who pays for the doctor?", "went_on_paper": "yes"}
    assert client.post(where, said).status_code == 422
    said |= {"paper_number": "15-2", "decided_by": "Маматова Сабира"}
    assert client.post(where, said).status_code == 302
    with damira.speaking():
        row = PlanStep.objects.get(kind="returned")
    assert row.on_paper and (row.paper_number, row.decided_by) == ("15-2", "Маматова Сабира")


def test_a_code_that_is_none_says_so_and_nothing_before_one_is_typed(client_of, submitted):
    page = text(client_of("jyldyz").get("/plans/check/"))
    assert "The code of the plan, as it stands on the paper" in page
    assert "was handed in" not in page and "No plan has this code" not in page
    for code in ("0000-0000-0000", "hello", "' or 1=1 --"):
        assert "No plan has this code" in text(client_of("aigul").post("/plans/check/", {"code": code})), code
    said = {"code": as_printed_code(submitted.code).lower()}
    page = client_of("jyldyz").post("/plans/check/", said)
    assert "No. 1, handed in on" in text(page) and str(submitted.pk) not in page.content.decode()
    assert "Нурбек" not in text(page)
    page = client_of("aigul").get(f"/plans/check/{as_printed_code(submitted.code)}/")
    assert str(submitted.pk) in page.content.decode()


def test_an_amendment_asks_why_and_shows_what_is_different_in_each_edition(
    approved, case, client_of, finished, aigul
):
    client = client_of("aigul")
    edition = client.get(approved.get_absolute_url()).text
    assert "<summary>How it came into force</summary>" in edition and "Approved, in force" in edition
    assert "<summary>Handed in so far: 1 plan</summary>" in client.get(draft(case)).text
    measure(finished, aigul, words="A bed of his own.")
    client = client_of("aigul")
    assert client.post(draft(case, "hand-in/"), {"why": ""}).status_code == 422
    answer = client.post(draft(case, "hand-in/"), {"why": "He sleeps on the floor."})
    page = client.get(answer["Location"])
    assert "What is different from no. 1" in text(page) and "A bed of his own." in text(page)
    assert "He sleeps on the floor." in text(page)
    assert "Plan no. 1 is in force" in text(client.get(f"/cases/{case.pk}/plan/"))
