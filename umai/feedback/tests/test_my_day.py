"""My day: whom this worker has to tell, few lines and folded; whoever disagrees stands there for the head too."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.tampering import without_triggers
from umai.access.sessions import Speaker
from umai.feedback import views, worklist
from umai.feedback.tests.conftest import NO, case_of, decision_of, state_of, tell
from umai.feedback.tests.test_acts import answer, excuse
from umai.feedback.worklist import untold_list
from umai.intake.cases.actions import assign_worker
from umai.intake.tests.conftest import closed, proposed
from umai.justice.tests.orders.conftest import order_of
from umai.law.children.telling import TELL_DAYS
from umai.law.terms.clock import today
from umai.prevention.tests.conftest import register
from umai.trail.models import Entry


def entries(act):
    """The entries of the trail under this name."""
    return list(Entry.objects.using("owner").filter(act=act).order_by("at"))


def group_of(client):
    """The section of My day about what children are told; "" where there is none."""
    page = client.get("/", follow=True).content.decode()
    found = re.search(r'<section aria-labelledby="group-untold">.*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def listed(by):
    """(child, kind, state) of the list of this worker, signed in anew."""
    return [(one.child_id, one.kind, one.state) for one, _until in untold_list(Speaker(by.token), today())]


def test_the_worker_of_the_case_reads_whom_to_tell_until_when(child, decision, client_of):
    said = group_of(client_of("aigul"))
    assert "Нурбек" in said and "A case was opened" in said and "1 decision: tell the child" in said
    assert f'href="/children/{child.pk}/feedback/#d-{decision.pk}"' in said
    assert "govuk-tag--red" not in said and "late" not in said
    assert [one.shown for one in entries(act="casefile.my_day")][-1].count(decision.pk) == 1


def test_who_has_told_reads_nothing(child, decision, aigul, client_of):
    tell(child, aigul)
    assert not group_of(client_of("aigul"))
    assert listed(aigul) == []


def test_nobody_else_is_asked_to_tell(decision, request, client_of):
    for who in ("erlan", "damira", "azamat", "farida", "cholpon"):
        assert not group_of(client_of(who)), who
        assert listed(request.getfixturevalue(who)) == [], who


def test_of_a_decision_before_the_first_rule_nobody_is_reminded(child, decision, client_of, superuser, aigul):
    past = TELL_DAYS.history[0].day - timedelta(days=1)
    superuser.execute("update feedback_childdecision set counted_from = %s", [past])
    assert not group_of(client_of("aigul")) and listed(aigul) == []
    tell(child, aigul, **NO)
    assert listed(aigul) == [(child.pk, "opened", "disagrees")]


def test_after_the_last_day_by_the_law_of_its_day_it_is_late(
    child, decision, client_of, superuser, monkeypatch
):
    past = today() - timedelta(days=9)
    superuser.execute("update feedback_childdecision set counted_from = %s", [past])
    terms = {"tell_since": [past - timedelta(days=30), past], "tell_days": [90, 4]}
    monkeypatch.setattr("umai.casefile.my_day.waiting.tell_terms", lambda: terms)
    assert "1 late" in group_of(client_of("aigul"))


def test_who_disagrees_stands_first_and_for_the_head_too(child, decision, other, aigul, client_of, damira):
    tell(other, aigul, **NO)
    for who in ("aigul", "damira"):
        said = group_of(client_of(who))
        assert "1 child does not agree" in said and "Азиз" in said
        assert ("Нурбек" in said) == (who == "aigul")
    assert listed(aigul)[0][0] == other.pk
    assert listed(damira) == [(other.pk, "opened", "disagrees")]
    excuse(other, aigul, reason="away")
    assert listed(damira) == [(other.pk, "opened", "disagrees")]
    answer(other, damira)
    assert listed(damira) == []


def test_few_are_listed_and_all_are_counted(child, decision, aigul, damira, client_of):
    for number in range(7):
        case_of(register(aigul, f"Бала{number}"), aigul, damira)
    said = group_of(client_of("aigul"))
    assert "<details" in said and "8 decisions: tell the children" in said
    assert said.count("<li>") == worklist.SHOWN


def test_the_child_is_away_and_is_asked_about_again_after_the_same_days(child, decision, aigul):
    excuse(child, aigul, reason="not_reached")
    assert listed(aigul) == [(child.pk, "opened", "waits")]
    excuse(child, aigul, reason="too_small")
    assert listed(aigul) == []
    assert state_of(decision) == "not_told"


def test_of_a_closed_case_whoever_answered_for_it_is_asked(child, case, aigul, damira):
    closed(proposed(case, aigul), damira)
    assert {kind for _child, kind, _state in listed(aigul)} == {"opened", "closed"}
    assert listed(damira) == []


def test_where_nobody_answers_for_the_case_the_head_is_asked(child, aigul, damira):
    case = case_of(child, aigul)
    assert listed(aigul) == [] and listed(damira) == [(child.pk, "opened", "waits")]
    assign_worker(case, by=damira, worker_id=aigul.pk)
    assert listed(damira) == [] and listed(aigul) == [(child.pk, "opened", "waits")]


def test_of_a_decision_outside_of_cases_whoever_wrote_it_is_asked_else_who_answers(
    child, aigul, damira, erlan
):
    order_of(child, erlan, happened_on=today())
    assert listed(erlan) == [(child.pk, "order", "waits")]
    case_of(child, aigul, damira)
    assert listed(erlan) == []
    assert {kind for _child, kind, _state in listed(aigul)} == {"opened", "order"}


def test_the_list_is_noted_and_says_the_names(child, decision, client_of):
    page = client_of("aigul").get("/feedback/").content.decode()
    assert "Нурбек" in page and "There are more." not in page
    (entry,) = entries(act="feedback.list")
    assert entry.shown == [decision.pk]


def test_an_empty_list_says_so_and_a_long_one_that_it_goes_on(decision, client_of, monkeypatch):
    assert "Nothing waits to be told." in client_of("erlan").get("/feedback/").content.decode()
    for module in (worklist, views):
        monkeypatch.setattr(module, "LISTED", 1)
    assert "There are more." in client_of("aigul").get("/feedback/").content.decode()


@pytest.mark.parametrize("username", ["bakyt", "nuriya"])
def test_who_works_on_no_case_has_no_list(client_of, username):
    assert client_of(username).get("/feedback/").status_code == 403


def test_of_what_was_decided_before_the_table_began_nobody_is_asked(
    child, case, decision, aigul, client_of, superuser
):
    """A register of an older version has cases and no row of what was decided in them."""
    with without_triggers(superuser):
        superuser.execute("delete from feedback_childdecision")
    assert not group_of(client_of("aigul")) and listed(aigul) == []
    page = client_of("aigul").get(f"/children/{child.pk}/feedback/").content.decode()
    assert "Nothing waits to be told." in page
    order_of(child, aigul, happened_on=today())
    assert listed(aigul) == [(child.pk, "order", "waits")]


@pytest.mark.parametrize("address", ["/", "/feedback/"])
def test_there_is_no_query_for_each_child(child, decision, aigul, damira, client_of, address):
    client = client_of("aigul")

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(address, follow=True)
        return len(asked)

    queries()
    few = queries()
    for number in range(4):
        one = register(aigul, f"Бала{number}")
        case_of(one, aigul, damira)
        order_of(one, aigul, happened_on=today())
    assert queries() <= few
    assert decision_of(one, "order")
