"""A protection that runs stands out on My day, in the list of cases, on the case and in the child's file."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from umai.access.models import Grant, GrantReason
from umai.law.terms.clock import today
from umai.protection.emergency import actions
from umai.protection.ending import actions as endings
from umai.protection.people import actions as people


def ago(**time):
    return timezone.now() - timedelta(**time)


@pytest.fixture
def protection(case, aigul):
    return actions.begin_protection(
        case, by=aigul, id=uuid.uuid4(), danger="violence", known_at=ago(days=3), words="Beaten."
    )


@pytest.fixture
def missed(protection, aigul):
    """The child was taken away two days ago, and nobody told the prosecutor."""
    actions.record_arrival(
        protection, by=aigul, happened_at=ago(days=3), who_went="A", child_seen=True, findings="Bruises."
    )
    actions.record_examination(
        protection, by=aigul, happened_at=ago(days=3), outcome="done", doctor="Feldsher"
    )
    actions.record_decision(
        protection, by=aigul, happened_at=ago(days=2), decided="removed", reason="Unsafe."
    )
    return protection


def text(client, address):
    page = client.get(address).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


PAGES = ["/", "/cases/", "/cases/{case}/", "/children/{child}/"]


def test_where_none_runs_nothing_stands_out(case, child, client_of):
    for page in PAGES:
        shown = text(client_of("aigul"), page.format(case=case.pk, child=child.pk))
        assert "protection is running" not in shown.lower(), page


def test_one_that_runs_and_missed_a_term_stands_out_everywhere_of_the_own_place(
    case, child, missed, client_of, aigul
):
    for page in PAGES:
        shown = text(client_of("aigul"), page.format(case=case.pk, child=child.pk)).lower()
        assert "protection is running" in shown or "protection: a term was missed" in shown, page
    for page in PAGES[1:]:
        shown = text(client_of("aigul"), page.format(case=case.pk, child=child.pk))
        assert "protection: a term was missed" in shown, page
    shown = text(client_of("damira"), "/")
    assert "Notice to the prosecutor" in shown and "Somebody hurts the child or threatens to" in shown
    assert "late by 24 hours" in shown and "Go on with the protection" in shown
    for who in ["azamat", "cholpon"]:
        assert "protection" not in text(client_of(who), "/").lower(), who
    client = client_of("aigul")
    for page in (f"/children/{child.pk}/timeline/", f"/cases/{case.pk}/"):
        shown = text(client, page)
        assert "Immediate protection begun: somebody hurts the child" in shown
        assert "Decide on the spot" in shown and "The child is taken to a safe place" in shown
    said = {"reason": "x", "childs_view": "x", "lives_with": "x", "ends_on": today()}
    endings.propose_end(missed, by=aigul, id=uuid.uuid4(), how="returned", **said)
    shown = text(client_of("damira"), "/")
    assert "A second person has to decide · Notice to the prosecutor" in shown and "late by" in shown


def test_a_protection_ended_stands_out_no_more(case, child, missed, aigul, damira, client_of):
    said = {"reason": "x", "childs_view": "x", "lives_with": "x", "ends_on": today()}
    endings.agree_end(
        endings.propose_end(missed, by=aigul, id=uuid.uuid4(), how="relatives", **said), by=damira
    )
    client = client_of("aigul")
    for page in PAGES:
        assert "a term was missed" not in text(client, page.format(case=case.pk, child=child.pk))


def test_where_nothing_was_missed_the_case_says_what_is_awaited_and_no_more(case, aigul, client_of):
    said = {"danger": "violence", "known_at": ago(), "words": "Beaten."}
    protection = actions.begin_protection(case, by=aigul, id=uuid.uuid4(), **said)
    client, address = client_of("aigul"), f"/cases/{case.pk}/"
    shown = text(client, address)
    assert "Go to the child" in shown and "A term was missed." not in shown
    said = {"reason": "x", "childs_view": "x", "lives_with": "x", "ends_on": today()}
    endings.propose_end(protection, by=aigul, id=uuid.uuid4(), how="returned", **said)
    shown = text(client, address)
    assert "A second person has to decide Go on protecting the child" in shown


def test_while_a_child_is_protected_closing_is_not_offered_nor_the_protection_to_whoever_reads_what_is_sealed(
    case, protection, client_of, omurbek, child, aigul
):
    assert f"/cases/{case.pk}/closing/" not in client_of("aigul").get(f"/cases/{case.pk}/").content.decode()
    Grant.objects.using("owner").create(
        worker_id=omurbek.pk, child_id=case.child_id, reason=GrantReason.UNSEALED
    )
    shown = text(client_of("omurbek"), f"/cases/{case.pk}/")
    assert "Immediate protection is running" in shown and "Go on protecting the child" not in shown
    said = {"interest": "lives_with", "who": "The uncle", "reason": "One house."}
    people.record_conflict(protection, by=aigul, happened_at=ago(hours=1), **said)
    shown = text(client_of("aigul"), f"/children/{child.pk}/")
    assert "The legal representative cannot speak for the child" in shown
    assert "Ask for an independent representative." in shown
