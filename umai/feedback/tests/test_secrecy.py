"""Nobody learns of a decision or of what a child answered who may not see the child's file, or not this part."""

import pytest
from django.db import transaction

from tests.looking import reading
from tests.moves import move_across
from tests.second_person import merge_records
from umai.access.doors import open_files
from umai.access.models import Wall
from umai.access.sessions import Speaker
from umai.feedback.models import ChildDecision, DisagreementAnswer, Telling
from umai.feedback.tests.conftest import NO, decision_of, tell
from umai.feedback.tests.test_acts import answer, excuse
from umai.feedback.worklist import untold_list
from umai.justice.tests.conftest import incident_of
from umai.justice.tests.orders.conftest import order_of
from umai.law.terms.clock import today
from umai.prevention.tests.conftest import register
from umai.refusal import NotPermitted
from umai.register.models import Child, Doubt

TABLES = ChildDecision, Telling, DisagreementAnswer
ALL, NONE = (1, 1, 1), (0, 0, 0)


def seen(by, child):
    """How many rows of each table this worker sees of a child, by the own filter and by the database alone."""
    by = Speaker(by.token)
    with reading(by), by.speaking():
        open_files("feedback.read", [child.pk], by=by)
        own = [model.objects.within_reach_of(by).filter(child_id=child.pk).count() for model in TABLES]
        database = [model.objects.filter(child_id=child.pk).count() for model in TABLES]
    assert own == database
    return tuple(own)


def build_wall(by, child):
    Wall.objects.using("owner").create(worker_id=by.pk, child_id=child.pk, from_at="2020-01-01T00:00Z")


@pytest.fixture
def whole(child, decision, aigul):
    """The child disagreed, and something was done about it."""
    tell(child, aigul, **NO)
    answer(child, aigul)
    return child


def test_who_reaches_the_file_sees_it_and_nobody_else_does(whole, request):
    reach = ("aigul", "erlan", "damira", "farida")
    others = ("azamat", "cholpon", "bakyt", "kanykei", "gulnara", "timur", "omurbek")
    found = {who: seen(request.getfixturevalue(who), whole) for who in (*reach, *others)}
    assert found == dict.fromkeys(reach, ALL) | dict.fromkeys(others, NONE)


def test_a_wall_hides_it_and_closes_the_page_and_my_day(child, decision, aigul, damira, client_of):
    tell(child, aigul, **NO)
    assert "does not agree" in client_of("damira").get("/", follow=True).content.decode()
    build_wall(damira, child)
    assert seen(damira, child) == NONE
    client = client_of("damira")
    assert client.get(f"/children/{child.pk}/feedback/").status_code == 404
    assert "does not agree" not in client.get("/", follow=True).content.decode()
    with pytest.raises(NotPermitted):
        answer(child, Speaker(damira.token))


def test_the_former_office_reads_what_it_wrote_and_writes_no_more(child, aigul, erlan, jyldyz):
    order_of(child, aigul, happened_on=today())
    decision = decision_of(child, "order")
    tell(child, aigul, decision)
    move_across(child.pk, by=erlan, to=jyldyz)
    former, now = Speaker(aigul.token), Speaker(jyldyz.token)
    assert seen(former, child) == (1, 1, 0) and seen(now, child) == (1, 1, 0)
    child = Child.objects.using("owner").get(pk=child.pk)
    with pytest.raises(NotPermitted):
        tell(child, former, decision)
    with pytest.raises(NotPermitted):
        excuse(child, former, decision)
    tell(child, now, decision, **NO)
    with pytest.raises(NotPermitted):
        answer(child, former, decision)
    assert not untold_list(former, today())


def test_what_is_sealed_is_told_sealed(child, case, aigul, azamat, erlan, damira):
    incident = incident_of(child, aigul, kinds=["sexual_violence"])
    order_of(child, aigul, incident_id=incident.line, happened_on=today())
    known = decision_of(child, "order")
    assert known.sealed and known.case_id == case.pk
    tell(child, aigul, known, **NO)
    answer(child, aigul, known)
    with transaction.atomic():
        for by, rows in ((aigul, 1), (damira, 1), (erlan, 0)):
            with reading(by), by.speaking():
                open_files("feedback.read", [child.pk], by=by)
                for model in TABLES:
                    found = model.objects.filter(child_id=child.pk, sealed=True)
                    assert found.count() == rows, (by.role, model)


def test_a_child_with_two_records_keeps_the_decisions_of_both(child, decision, aigul, damira, client_of):
    twin = register(aigul, "Нурбек")
    order_of(twin, aigul, happened_on=today())
    with_order = decision_of(twin, "order")
    merge_records(child, by=damira, other=twin, reason="known", despite=list(Doubt.values))
    client = client_of("aigul")
    page = client.get(f"/children/{child.pk}/feedback/").content.decode()
    assert f"d-{decision.pk}" in page and f"d-{with_order.pk}" in page
    led = client.get(f"/children/{twin.pk}/feedback/")
    assert (led.status_code, led["Location"]) == (302, f"/children/{child.pk}/feedback/")
    kinds = {line.untold.kind for line in untold_list(Speaker(aigul.token), today())}
    assert kinds == {"opened", "order"}
    assert "2 decisions: tell the children" in client.get("/", follow=True).content.decode()
    row = tell(child, Speaker(aigul.token), with_order)
    assert row.child_id == twin.pk


def test_who_answers_for_the_child_is_asked_for_the_decisions_of_each_of_its_records(
    child, decision, aigul, damira, erlan
):
    """The order was written by another worker, in a record that has no case of its own."""
    twin = register(aigul, "Нурбек")
    order_of(twin, erlan, happened_on=today())
    assert {line.untold.kind for line in untold_list(aigul, today())} == {"opened"}
    merge_records(child, by=damira, other=twin, reason="known", despite=list(Doubt.values))
    kinds = {line.untold.kind for line in untold_list(Speaker(aigul.token), today())}
    assert kinds == {"opened", "order"}
