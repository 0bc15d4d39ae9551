"""What a draft rule would mean: asked at the Ministry, counted by a job, shown rounded."""

import uuid
from datetime import date
from functools import partial

import pytest
from django.db import ProgrammingError

from tests.page_words import words_of
from tests.refusals import not_refused
from tests.second_person import merge_records
from umai.design.figures import rounded_count
from umai.law.guardianship.what_if import known_rules
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_rows
from umai.refusal import NotPermitted
from umai.register.child import actions
from umai.register.models import CareArrangement, Doubt
from umai.situations.deriving import ANSWERING
from umai.situations.models import WhatIf, WhatIfCount
from umai.situations.tests.conftest import DAY, absence_of, children_of
from umai.situations.what_if import running
from umai.situations.what_if.actions import NoRule, UnknownDraft, ask_what_if
from umai.situations.what_if.forms import WhatIfForm
from umai.situations.what_if.rules import DRAFTS

ASK = "/situations/what-if/"
OWN = {
    "number": 30,
    "unit": "days",
    "one_parent": True,
    "internal": True,
    "labour_only": True,
    "requires": "guardianship",
    "exempts": [],
}


def ask(by, **said):
    return ask_what_if(by.office, by=by, id=uuid.uuid4(), **{"hours": 4, **OWN} | said)


def answer(row):
    """District to (children, families, applications, hours), counted by the owner."""
    running.answer_what_ifs(using="owner")
    counts = WhatIfCount.objects.using("owner").filter(what_if_id=row.pk)
    return {one.district_id: (one.children, one.families, one.applications, one.hours) for one in counts}


@pytest.fixture
def exact(monkeypatch):
    """Counts as they are, without rounding, so that a test of a few children says something."""
    monkeypatch.setattr(running, "rounded_count", lambda n: n)


@pytest.fixture
def two_sisters(child, mother, absence, aigul):
    """A sister of the child, of the same mother."""
    sister = actions.add_child(
        aigul.office.place,
        by=aigul,
        id=uuid.uuid4(),
        identity={"given": "Асел", "birth_date": date(2018, 1, 1)},
    )
    actions.link_adult(sister, by=aigul, adult=mother.adult, relation="mother")
    return child, sister


def test_children_families_applications_and_hours_are_counted_by_district(exact, two_sisters, ministry):
    child, _sister = two_sisters
    found = answer(ask(ministry))
    assert found == {None: (2, 1, 2, 8), child.district_id: (2, 1, 2, 8)}


def test_a_rule_touches_nobody_whose_absence_is_shorter(exact, child, absence, ministry):
    days = (today() - absence.holds_from).days
    assert answer(ask(ministry, number=days)) == {None: (0, 0, 0, 0)}
    assert answer(ask(ministry, number=days - 1))[None] == (1, 1, 1, 4)


def test_whoever_is_exempt_is_touched_and_has_nothing_to_do(exact, child, absence, aigul, ministry):
    aunt = actions.add_adult(child, by=aigul, identity={"given": "Салкын"}, relation="aunt_m")
    actions.record_fact(
        child, by=aigul, model=CareArrangement, carer_id=aunt.adult_id, paper="court", is_kin=True
    )
    assert answer(ask(ministry, requires="notice", exempts=["guardian"]))[None] == (1, 1, 0, 0)
    assert answer(ask(ministry, requires="notice"))[None] == (1, 1, 1, 4)


def test_a_known_draft_is_counted_by_its_steps(exact, child, absence, ministry):
    row = ask(ministry, draft="offence_after_30_days")
    assert row.requires == "" and row.number is None
    assert answer(row)[None][0] == 1


def test_several_questions_are_answered_in_one_reading(exact, child, absence, ministry, monkeypatch):
    first, second = ask(ministry), ask(ministry, number=700)
    read = []
    monkeypatch.setattr(running, "fetch_value", counting(running.fetch_value, read))
    assert running.answer_what_ifs(using="owner") == 2 and len(read) == 1
    assert running.answer_what_ifs(using="owner") == 0
    assert first.counts.using("owner").count() == 2 and second.counts.using("owner").count() == 1


def counting(function, calls):
    def counted(*args, **kwargs):
        calls.append(args)
        return function(*args, **kwargs)

    return counted


def test_counts_are_rounded_to_ten():
    shown = {0: 0, 4: 0, 5: 10, 14: 10, 15: 20, 2204: 2200}
    assert {number: rounded_count(number) for number in shown} == shown


def test_what_is_kept_is_rounded_and_hours_tell_no_more(aigul, ministry):
    made = []
    for number, shown in ((4, 0), (5, 10)):
        made += children_of(aigul, number - len(made), since=today() - 90 * DAY)
        for hours in (1, 10, 100):
            assert answer(ask(ministry, hours=hours))[None] == (shown, shown, shown, shown * hours), number


def test_a_district_without_a_rounded_number_is_not_named(child, absence, ministry):
    assert answer(ask(ministry)) == {None: (0, 0, 0, 0)}


def test_a_child_with_two_records_is_counted_once(
    exact, child, mother, absence, aigul, erlan, ministry, monkeypatch
):
    identity = {"given": "Бакыт", "birth_date": date(2015, 3, 27)}
    twin = actions.add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    actions.link_adult(twin, by=aigul, adult=mother.adult, relation="mother")
    merge_records(child, by=erlan, other=twin, reason="known", words="Бир бала.", despite=Doubt.values)
    monkeypatch.setattr(running, "CHILDREN_AT_ONCE", 1)
    assert answer(ask(ministry))[None] == (1, 1, 1, 4)


def test_while_another_process_answers_nothing_is_done(child, absence, ministry, superuser):
    row = ask(ministry)
    superuser.execute("select pg_advisory_lock(%s)", [ANSWERING])
    assert running.answer_what_ifs(using="owner") == 0 and not row.counts.using("owner").exists()
    superuser.execute("select pg_advisory_unlock(%s)", [ANSWERING])
    assert running.answer_what_ifs(using="owner") == 1


def test_what_is_no_rule_or_no_known_draft_is_refused_before_it_waits(ministry, superuser):
    wrong = [{"requires": "fine"}, {"requires": "of_nobody"}, {"requires": "notice", "exempts": ["aunt"]}]
    assert not_refused(wrong, NoRule, partial(ask, ministry)) == []
    with pytest.raises(UnknownDraft):
        ask(ministry, draft="of_nobody")
    assert not WhatIf.objects.using("owner").exists()
    ask(ministry)
    entries = superuser.execute("select act, outcome from trail_entry").fetchall()
    assert ("situations.ask_what_if", "done") in entries


def test_nobody_else_asks_or_reads_what_is_no_law(ministry, request, client_of):
    row = ask(ministry)
    for who in ("aigul", "damira", "farida", "gulnara", "omurbek"):
        by = request.getfixturevalue(who)
        with pytest.raises(NotPermitted):
            ask(by)
        for url in (ASK, row.get_absolute_url()):
            assert client_of(who).get(url).status_code == 403, who
        assert by.ask("select * from situations_whatif") == [], who
        assert by.ask("select * from situations_whatifcount") == [], who


def test_no_page_answers_a_question_or_changes_one(db):
    questions = [
        "update situations_whatif set hours = 1",
        "delete from situations_whatif",
        "insert into situations_whatifcount (counted_at) values (now())",
        "select situations_with_absences()",
        "select * from situations_districts('{}')",
    ]
    for question in questions:
        with pytest.raises(ProgrammingError, match="permission denied"):
            fetch_rows(question)


def test_the_analyst_asks_on_a_page_and_reads_the_answer_beside_another(
    two_sisters, nuriya, client_of, monkeypatch
):
    monkeypatch.setattr(running, "rounded_count", lambda n: n)
    client = client_of("nuriya")
    assert "What if: a draft rule" in words_of(client.get("/"))
    shown = client.get(ASK)
    assert "Asked before" not in words_of(shown) and "Draft: a fine after 15 days" in words_of(shown)
    form = {"id": str(uuid.uuid4()), "hours": "3", "requires": "guardianship", "one_parent": "yes"}
    own = client.post(ASK, {**form, "number": "1", "unit": "months", "exempts": ["notice"]}, follow=True)
    for words in ("The answer stands here", "more than 1 month", "abroad only", "3 hours for an application"):
        assert words in words_of(own)
    assert "Open this page again" in words_of(own)
    known = client.post(ASK, {"id": str(uuid.uuid4()), "hours": "1", "draft": "offence_after_15_days"})
    running.answer_what_ifs(using="owner")
    url = known.headers["Location"]
    row = WhatIf.objects.using("owner").get(draft="")
    both = words_of(client.get(f"{url}?beside={row.pk}"))
    assert "Children: 2. Families: 1. Applications: 2." in both and "The rule beside it" in both
    assert "Nookat" in both and "Asked before" in words_of(client.get(ASK))
    assert client.get(f"{ASK}{uuid.uuid4()}/").status_code == 404


def test_a_rule_needs_a_draft_or_what_it_asks_for(nuriya, client_of):
    shown = client_of("nuriya").post(ASK, {"id": str(uuid.uuid4()), "hours": "3", "number": "30"})
    assert shown.status_code == 422
    assert "Choose a known draft, or what your own rule would ask for." in words_of(shown)


def test_the_form_of_a_known_draft_takes_no_rule_along():
    form = WhatIfForm(
        {"id": str(uuid.uuid4()), "hours": "3", "draft": "offence_after_15_days", "number": "9"}
    )
    assert form.is_valid() and set(form.answers()) == {"id", "hours", "draft"}


def test_every_known_draft_has_a_name():
    assert set(known_rules()) <= set(DRAFTS)


def test_an_absence_counts_by_the_day_it_began(exact, child, aigul, ministry):
    absence_of(child, aigul, since=today() - 31 * DAY)
    assert answer(ask(ministry))[None][0] == 1
    assert answer(ask(ministry, number=31))[None][0] == 0
