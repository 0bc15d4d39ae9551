"""The pages of the plans, as a browser without JavaScript sees them."""

import re
import uuid

import pytest

from tests.page_words import words_of
from umai.assessment.actions import begin_assessment as begin_assessment
from umai.assessment.actions import record_finding, record_view
from umai.design.days import date_in_words
from umai.law.terms.clock import today
from umai.planning.draft import actions
from umai.planning.draft.reading import draft_of
from umai.planning.editions import actions as chain
from umai.planning.models import Goal, Measure, Need, Placement, Plan, PlanEdition, PlanStep
from umai.planning.tests.conftest import NEED, ahead, measure, wall
from umai.planning.tests.test_draft import close


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def day(name, date):
    return {f"{name}_day": date.day, f"{name}_month": date.month, f"{name}_year": date.year}


def draft(case, part="", kind="child"):
    return f"/cases/{case.pk}/plan/{kind}/{part}"


def hidden(response, name):
    return re.search(rf'name="{name}"[^>]*value="([^"]*)"', response.content.decode()).group(1)


def sent(client, where, **said):
    """Open a form, fill it in, and send it with what the page itself put there."""
    page = client.get(where)
    assert page.status_code == 200, where
    for name in ("line", "seen", "id"):
        if found := re.search(rf'name="{name}"[^>]*value="([^"]*)"', page.content.decode()):
            said.setdefault(name, found.group(1))
    return client.post(where, said)


def test_one_can_go_all_the_way_on_the_pages(case, aigul, client_of, sabira):
    aigul_at = client_of("aigul")
    assert "Begin this plan" in text(aigul_at.get(f"/cases/{case.pk}/plan/"))
    answer = sent(aigul_at, draft(case, "needs/new/"), **NEED)
    assert answer.status_code == 302
    need = answer["Location"]
    line = need.rstrip("/").rsplit("/", 1)[1]
    assert sent(aigul_at, draft(case, f"goals/new/?need={line}"), words="He attends.")["Location"] == need
    said = {"kind": "school", "words": "The teacher calls.", "person_words": "Исаев", "protects_now": "on"}
    answer = sent(aigul_at, draft(case, f"measures/new/?need={line}"), **said, **day("due_on", ahead(9)))
    assert answer["Location"] == need
    assert "The teacher calls." in text(aigul_at.get(need)) and "He attends." in text(aigul_at.get(need))
    sent(aigul_at, draft(case, "placement/"), form="relatives", words="With the grandmother.")
    assert "Before the plan can be handed in" not in text(aigul_at.get(draft(case)))
    edition = aigul_at.post(draft(case, "hand-in/"))["Location"]
    assert "Submit it to the Commission" not in text(aigul_at.get(edition))

    erlan_at, sabira_at, kanykei_at = (client_of(name) for name in ("erlan", "sabira", "kanykei"))
    assert edition in erlan_at.get("/plans/").content.decode()
    answer = erlan_at.post(f"{edition}submitted/", {"went_on_paper": "no"} | day("on", today()))
    assert answer.status_code == 302
    page = sabira_at.get("/plans/")
    assert "Асанов Нурбек" in text(page) and "10 days left" in text(page)
    page = sabira_at.get(edition)
    assert "The teacher calls." in text(page) and "Begun before it is approved" in text(page)
    assert f"/cases/{case.pk}" not in page.content.decode()
    assert sabira_at.post(f"{edition}agreed/", {"paper_number": "14"} | day("on", today())).status_code == 302
    assert kanykei_at.post(f"{edition}approved/", day("on", today())).status_code == 302
    assert "Approved, in force" in text(aigul_at.get(f"/cases/{case.pk}/plan/"))
    with aigul.speaking():
        assert PlanStep.objects.count() == 3


def test_looking_begins_nothing(case, client_of, aigul):
    client = client_of("aigul")
    for part in ("", "needs/new/", "measures/new/", "placement/"):
        assert client.get(draft(case, part)).status_code == 200
    assert client.get(draft(case, "hand-in/")).status_code == 302
    with aigul.speaking():
        assert not Plan.objects.exists()


def test_findings_that_worry_are_taken_over_with_one_button(case, aigul, client_of):
    assessment = begin_assessment(case, by=aigul)
    found = record_finding(assessment, by=aigul, domain="health", worry="serious", words="Coughs blood.")
    record_finding(assessment, by=aigul, domain="safety", worry="none", words="All is well.")
    record_finding(assessment, by=aigul, domain="income", worry="some", words="No income.")
    client = client_of("aigul")
    page = client.get(draft(case))
    assert (
        "Coughs blood." in text(page) and "All is well." not in text(page) and "No income." not in text(page)
    )
    assert "No income." in text(client.get(draft(case, kind="family")))
    assert client.post(draft(case), {"finding": [str(found.pk)]}).status_code == 302
    with aigul.speaking():
        need = Need.objects.get()
    assert (need.words, need.domain, need.finding_id) == ("Coughs blood.", "health", found.pk)
    assert "Take over as needs" not in text(client.get(draft(case)))


def test_the_edition_holds_the_child_s_view(finished, case, aigul, client_of, erlan, sabira):
    assessment = begin_assessment(case, by=aigul)
    record_view(assessment, by=aigul, hearing="alone", words="I want to stay with grandmother.")
    edition = chain.hand_in_plan(finished, by=aigul)
    chain.submit_plan(edition, by=erlan, on=today())
    assert "I want to stay with grandmother." in text(client_of("sabira").get(f"/plans/{edition.pk}/"))


BAD = [
    ("needs/new/", lambda: {"domain": "", "words": "Typed for long."}),
    ("needs/new/", lambda: {"domain": "nonsense", "words": "Typed for long."}),
    ("measures/new/", lambda: {"kind": "", "words": "Typed for long."} | day("due_on", today())),
    (
        "measures/new/",
        lambda: {"kind": "food", "words": "Typed for long.", "due_on_day": "31", "due_on_month": "2"},
    ),
    ("placement/", lambda: {"form": "", "words": "Typed for long."}),
]


def test_a_bad_answer_loses_nothing_typed(case, client_of):
    for part, said in BAD:
        page = client_of("aigul").post(draft(case, part), {"line": str(uuid.uuid4())} | said())
        assert page.status_code == 422 and "Typed for long." in text(page), part


def test_the_second_to_save_sees_what_the_first_wrote_and_loses_nothing(
    finished, case, aigul, erlan, client_of
):
    with aigul.speaking():
        need = Need.objects.get()
    where = draft(case, f"needs/{need.line}/change/")
    said = {"line": str(need.line), "seen": str(need.pk), "domain": "health", "words": "Typed for long."}
    actions.record_need(finished, by=erlan, line=need.line, domain="health", words="Erlan's.", seen=need.pk)
    client = client_of("aigul")
    page = client.post(where, said)
    assert page.status_code == 409 and "Erlan&#x27;s." in page.content.decode()
    assert "Typed for long." in text(page)
    again = said | {"seen": hidden(page, "seen")}
    assert client.post(where, again).status_code == 302
    with aigul.speaking():
        assert Need.objects.get().words == "Typed for long."


def test_progress_is_written_and_the_same_form_twice_is_one(finished, case, aigul, client_of):
    with aigul.speaking():
        (done,) = draft_of(finished).measures
    client = client_of("aigul")
    said = {"id": str(uuid.uuid4()), "kind": "done", "words": "She called."} | day("on", today())
    where = draft(case, f"measures/{done.measure.line}/progress/")
    assert client.post(where, said).status_code == client.post(where, said).status_code == 302
    assert "She called." in text(client.get(where))
    with aigul.speaking():
        assert len(draft_of(finished).measures[0].history) == 1


PAGES = [
    "/cases/{case}/plan/",
    "/cases/{case}/plan/child/",
    "/cases/{case}/plan/child/needs/new/",
    "/cases/{case}/plan/child/placement/",
    "/cases/{case}/plan/child/hand-in/",
    "/plans/{edition}/",
]


def test_while_others_decide_it_is_not_handed_in_again_and_the_page_says_when_it_was_submitted(
    submitted, case, client_of, sabira
):
    said = words_of(client_of("aigul").get(f"/cases/{case.pk}/plan/"))
    day = date_in_words(today())
    assert f"The plan of the child was submitted on {day}. The last day for it was:" in said
    page = client_of("aigul").get(draft(case, "hand-in/"))
    assert "The last edition is submitted, and not decided yet." in text(page)
    assert ">Hand it in<" not in page.content.decode().replace("\n", "")
    chain.send_plan_back(submitted, by=sabira, on=today(), words="Who pays for the doctor?")
    assert "Sent back: to be handed in again." in text(client_of("erlan").get("/plans/"))


def test_another_place_gets_nothing_and_who_decides_no_page_of_the_case(
    submitted, case, client_of, sabira, child
):
    for who in ("cholpon", "azamat", "jyldyz"):
        client = client_of(who)
        for page in PAGES:
            hidden = client.get(page.format(case=case.pk, edition=submitted.pk))
            unknown = client.get(page.format(case=uuid.uuid4(), edition=uuid.uuid4()))
            assert hidden.status_code == unknown.status_code == 404, (who, page)
            assert hidden.content == unknown.content, (who, page)
    for who in ("sabira", "kanykei"):
        client = client_of(who)
        for page in [page for page in PAGES if "case" in page]:
            assert client.get(page.format(case=case.pk)).status_code == 404, (who, page)
    assert client_of("timur").get("/plans/").status_code == 403
    wall(sabira, child)
    assert client_of("sabira").get(f"/plans/{submitted.pk}/").status_code == 404


def test_the_oblast_reads_and_finds_no_form_on_any_part(submitted, case, client_of, aigul):
    client = client_of("farida")
    assert client.get(draft(case)).status_code == client.get(f"/plans/{submitted.pk}/").status_code == 200
    assert "Add a need" not in text(client.get(draft(case)))
    assert client.post(draft(case, "placement/"), {"form": "parents", "words": "x"}).status_code == 403
    with aigul.speaking():
        need, measure = Need.objects.get().line, Measure.objects.get().line
    client = client_of("farida")
    for part in (f"needs/{need}/", f"measures/{measure}/progress/", ""):
        page = client.get(draft(case, part))
        assert page.status_code == 200 and "<form method" not in page.content.decode().split("<h1>")[1]


def test_the_oblast_is_led_to_a_draft_that_there_is_and_finds_nothing_to_write(plan, case, client_of):
    client = client_of("farida")
    page = client.get(f"/cases/{case.pk}/plan/")
    assert "Read the draft" in text(page) and draft(case) in page.text
    assert draft(case, kind="family") not in page.text and "Begin this plan" not in text(page)
    assert "Nothing can be written here." in text(client.get(draft(case, "placement/")))


def test_the_plan_of_a_family_asks_for_no_placement_before_it_is_handed_in(case, aigul, client_of):
    for kind in ("child", "family"):
        actions.begin_plan(case, by=aigul, kind=kind)
    childs, familys = (
        text(client_of("aigul").get(draft(case, "hand-in/", kind))) for kind in ("child", "family")
    )
    assert "Form of placement" in childs and "Form of placement" not in familys


def test_a_need_without_anything_says_so_and_an_unfinished_draft_what_is_missing(
    plan, case, aigul, client_of
):
    with aigul.speaking():
        need = actions.record_need(plan, by=aigul, line=uuid.uuid4(), **NEED)
    page = client_of("aigul").get(draft(case, f"needs/{need.line}/"))
    assert "Nothing is planned for this need yet." in text(page)
    measure(plan, aigul, person_words="")
    client = client_of("aigul")
    for where in (draft(case), draft(case, "hand-in/")):
        assert "Nobody answers for this measure" in text(client.get(where))
    page = client.post(draft(case, "hand-in/"))
    assert page.status_code == 409
    with aigul.speaking():
        assert not PlanEdition.objects.exists()


def test_what_waits_is_listed_by_whose_turn_it_is(agreed, client_of):
    assert "The local administration has to approve." in text(client_of("kanykei").get("/plans/"))
    assert "With another body" in text(client_of("erlan").get("/plans/"))


def test_a_case_that_was_closed_meanwhile_is_read_only_and_loses_nothing_typed(
    finished, case, aigul, damira, client_of
):
    close(case, aigul, damira)
    page = client_of("aigul").get(draft(case))
    assert "Add a need" not in text(page) and "This case is closed." in text(page)


@pytest.mark.parametrize("part", ["placement/", "measures/{}/progress/"])
def test_a_case_that_was_closed_meanwhile_loses_nothing_typed(finished, case, aigul, damira, client_of, part):
    with aigul.speaking():
        line = Measure.objects.get().line
    close(case, aigul, damira)
    said = {"id": uuid.uuid4(), "form": "parents", "kind": "done", "words": "Typed for long."}
    page = client_of("aigul").post(draft(case, part.format(line)), said | day("on", today()))
    assert page.status_code == 409 and "Typed for long." in text(page)


def test_what_is_not_there_is_not_found_and_what_is_used_is_not_struck(finished, case, client_of, aigul):
    for part in ("nonsense/", "child/needs/{}/", "child/goals/new/", "child/x/{}/strike/"):
        where = f"/cases/{case.pk}/plan/{part.format(uuid.uuid4())}"
        assert client_of("aigul").get(where).status_code == 404, part
    with aigul.speaking():
        goal = Goal.objects.get()
    page = client_of("aigul").post(draft(case, f"goals/{goal.line}/strike/"))
    assert page.status_code == 409 and "Strike them first" in text(page)
    extra = measure(finished, aigul, words="A bed.")
    client = client_of("aigul")
    where = draft(case, f"measures/{extra.line}/strike/")
    assert "A bed." in text(client.get(where))
    assert client.post(where).status_code == 302
    with aigul.speaking():
        assert Measure.objects.count() == 1


def test_the_placement_is_changed_in_its_place_and_what_is_typed_is_text(finished, case, aigul, client_of):
    answer = sent(client_of("aigul"), draft(case, "placement/"), form="parents", words="The mother is back.")
    assert answer.status_code == 302
    with aigul.speaking():
        assert Placement.objects.get().form == "parents" and Placement.ever.count() == 2
    measure(finished, aigul, words="<script>alert(1)</script>")
    edition = chain.hand_in_plan(finished, by=aigul)
    client = client_of("aigul")
    for where in (draft(case), f"/plans/{edition.pk}/", draft(case, "hand-in/")):
        assert "<script>alert" not in client.get(where).content.decode()


def test_both_plans_name_who_entered_a_step_and_the_measures_whose_day_is_over(
    case, approved, sabira, client_of, finished, aigul
):
    page = words_of(client_of("aigul").get(f"/cases/{case.pk}/plan/"))
    assert f"Entered by: {sabira.worker}" in page and "Plan no. 1 handed in" in page
    client, where = client_of("aigul"), f"/cases/{case.pk}/plan/"
    assert "The day of these measures is over" not in words_of(client.get(where))
    measure(finished, aigul, words="The doctor sees him.", due_on=ahead(-1))
    page = words_of(client.get(where))
    assert "The day of these measures is over" in page and "The doctor sees him." in page
    assert "late by 1 day" in page and page.index("Follow it") < page.index("Approved by the local")
