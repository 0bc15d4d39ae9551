"""Whom no code is given to keep the child safe: refused by the act, and by the database on its own."""

import pytest
from django.db import DatabaseError, IntegrityError, connections, transaction
from psycopg.errors import InsufficientPrivilege

from tests.page_words import words_of
from tests.second_person import merge_records
from umai.call_back import actions
from umai.call_back.models import CallCode, CallRequest
from umai.call_back.reading import unsafe_of
from umai.call_back.tests.conftest import NUMBER, WORDS, adult_of, ask, give, record, register, send
from umai.guardianship.site.codes import kept_hash, make_code
from umai.guardianship.tests.conftest import danger
from umai.justice.incidents.reading import open_case_of
from umai.justice.tests.conftest import incident_of, suspected
from umai.justice.tests.near import answered, proposed
from umai.justice.tests.orders.conftest import changed, order_of
from umai.law.terms.clock import today
from umai.protection.steps import steps
from umai.protection.tests.conftest import ago, begun
from umai.register.models import Doubt


def suspect(child, mother, aigul, damira):
    return suspected(incident_of(child, aigul), aigul, mother)


def in_words(child, mother, aigul, damira):
    """The mother, whom nobody chose from the family."""
    return suspected(incident_of(child, aigul), aigul, relation="mother", name="Гүлзат")


def sealed(child, mother, aigul, damira):
    return suspected(incident_of(child, damira, kinds=["sexual_abuse"]), damira, mother)


def order(child, mother, aigul, damira):
    return order_of(child, aigul, mother)


def protection(child, mother, aigul, damira):
    return danger(child, mother.adult_id)


def representative(child, mother, aigul, damira):
    """She speaks for the child by law, and the danger comes from her."""
    said = {"interest": "is_suspect", "adult_id": mother.adult_id, "reason": WORDS}
    with aigul.speaking():
        case = open_case_of(child, aigul)
    steps.CONFLICT.act(begun(case, aigul), by=aigul, happened_at=ago(hours=4), **said)


DANGERS = [suspect, in_words, sealed, order, protection, representative]
DANGEROUS = pytest.mark.parametrize("happens", DANGERS, ids=lambda one: one.__name__)


def insert(child, adult_id, by):
    """A code as a program writes it that asks no act."""
    said = {"language": "ky", "ends_on": today(), "answer_days": 3, "wished": "told"}
    with by.speaking(), transaction.atomic():
        return CallCode.objects.create(child=child, adult_id=adult_id, code_hash=make_code()[1], **said)


@DANGEROUS
def test_the_act_gives_no_code_and_says_nothing_of_why(case, child, mother, aigul, damira, happens):
    happens(child, mother, aigul, damira)
    with pytest.raises(actions.NotSafeToCall) as refusal:
        give(child, mother, aigul)
    assert "Ask the head" in str(refusal.value)
    assert give(child, adult_of(child, aigul, "father", "Эсен"), aigul)


@DANGEROUS
def test_the_database_keeps_no_such_code(case, child, mother, aigul, damira, happens):
    happens(child, mother, aigul, damira)
    with pytest.raises(IntegrityError) as refusal:
        insert(child, mother.adult_id, aigul)
    assert refusal.value.__cause__.diag.constraint_name == "call_is_unsafe"


def test_the_database_keeps_no_code_of_whoever_is_no_parent(child, aunt, mother, aigul):
    with pytest.raises(IntegrityError) as refusal:
        insert(child, aunt.adult_id, aigul)
    assert refusal.value.__cause__.diag.constraint_name == "call_of_a_parent"
    assert insert(child, mother.adult_id, aigul)


@DANGEROUS
def test_a_code_that_was_given_before_is_not_good_any_more(case, child, mother, aigul, damira, happens):
    code, _row = give(child, mother, aigul)
    assert opens(code)
    happens(child, mother, aigul, damira)
    assert not opens(code) and send(code) is None
    assert not CallRequest.objects.using("owner").exists()


@DANGEROUS
def test_a_request_that_came_before_is_shown_with_the_warning(
    case, child, mother, aigul, damira, happens, client_of
):
    asked = ask(child, mother, aigul)
    client = client_of("aigul")
    page = client.get(asked.get_absolute_url())
    assert "Do not call" not in words_of(page) and f'href="tel:{NUMBER}"' in page.text
    happens(child, mother, aigul, damira)
    page = client.get(asked.get_absolute_url())
    assert "Do not call" in words_of(page) and NUMBER in page.text and "tel:" not in page.text
    assert "Do not call" in words_of(client.get("/call-backs/"))
    record(asked, aigul, "unsafe")
    assert "No parent waits" in words_of(client.get("/call-backs/"))


def test_what_is_known_of_another_record_of_the_child_counts(case, child, mother, aigul, erlan):
    other = register(aigul, given="Айбек")
    same = adult_of(other, aigul, "mother", "Гүлзат")
    suspected(incident_of(other, aigul), aigul, same)
    actions.take_call_code_back(give(child, mother, aigul)[1], by=aigul)
    merge_records(child, by=erlan, other=other, reason="known", despite=list(Doubt.values))
    for adult in (mother, same):
        with pytest.raises(actions.NotSafeToCall):
            give(child, adult, erlan)  # who has read nothing of these records before


def test_an_order_that_is_over_or_ended_forbids_nothing(case, child, mother, aigul):
    one = order_of(child, aigul, mother)
    with pytest.raises(actions.NotSafeToCall):
        give(child, mother, aigul)
    changed(one, aigul, "revoke")
    assert give(child, mother, aigul)


def test_while_a_call_might_warn_somebody_the_page_offers_none(case, child, mother, aigul, client_of):
    """The page says nothing of why: what a call might warn of can be sealed."""
    asked = ask(child, mother, aigul)
    begun(case, aigul)
    page = client_of("aigul").get(asked.get_absolute_url())
    assert NUMBER in page.text and "tel:" not in page.text and "Do not call" not in words_of(page)


def test_before_an_hour_with_the_police_the_page_offers_no_call(case, child, mother, aunt, aigul, client_of):
    asked = ask(child, mother, aigul)
    suspected(incident_of(child, aigul), aigul, aunt, lives_with=True)
    page = client_of("aigul").get(asked.get_absolute_url())
    assert NUMBER in page.text and "tel:" not in page.text


def test_a_protection_that_found_no_danger_forbids_nothing(case, child, mother, aigul):
    danger(child, mother.adult_id, ended="no_danger")
    assert give(child, mother, aigul)
    danger(child, mother.adult_id, ended="relatives")
    assert unsafe_of([ask(child, adult_of(child, aigul, "father", "Эсен"), aigul)], aigul) == set()
    with pytest.raises(IntegrityError):
        insert(child, mother.adult_id, aigul)


def test_an_incident_that_two_persons_found_unfounded_forbids_nothing(case, child, mother, aigul, damira):
    incident = incident_of(child, aigul)
    suspected(incident, aigul, mother)
    with pytest.raises(actions.NotSafeToCall):
        give(child, mother, aigul)
    answered(proposed(incident, aigul), damira)
    assert give(child, mother, aigul)


def test_somebody_else_who_is_suspected_forbids_nothing(case, child, mother, aunt, aigul):
    suspected(incident_of(child, aigul), aigul, aunt)
    assert give(child, mother, aigul)


def test_of_a_child_beyond_reach_nothing_is_said(case, child, mother, aigul, damira, cholpon):
    asked = ask(child, mother, aigul)
    suspect(child, mother, aigul, damira)
    with aigul.speaking():
        assert unsafe_of([asked], aigul) == {asked.pk}
    with cholpon.speaking():
        assert unsafe_of([asked], cholpon) == set() and unsafe_of([], cholpon) == set()


@pytest.mark.parametrize("role", ["default", "public"])
def test_no_role_asks_of_a_danger_by_itself(child, mother, aigul, role):
    values = [child.pk, mother.adult_id]
    with (
        aigul.speaking(),
        pytest.raises(DatabaseError) as refusal,
        transaction.atomic(using=role),
        connections[role].cursor() as cursor,
    ):
        cursor.execute("select call_back_danger(%s, %s)", values)
    assert isinstance(refusal.value.__cause__, InsufficientPrivilege)


def opens(code):
    with connections["public"].cursor() as cursor:
        cursor.execute("select call_back_code_opens(%s)", [kept_hash(code)])
        return cursor.fetchone()[0]
