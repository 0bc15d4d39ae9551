"""Whoever has stolen the database role of the public site: no name, no code, and one row for each valid code."""

import re
import time
import uuid
from random import Random
from urllib.parse import urlencode

import pytest
from django.db import DatabaseError, connections, transaction
from django.test import override_settings
from psycopg.errors import CheckViolation, InsufficientPrivilege

from tests.attack.mutation import HOW_MANY, bent, mutants, with_bent_values
from tests.attack.test_the_public_doors import FORM
from tests.journeys.traces import find_clear_traces
from tests.tampering import without_triggers
from umai.guardianship.invitation.actions import invite_parent
from umai.guardianship.models import Invitation, SentAnnouncement
from umai.guardianship.site.codes import kept_hash, make_code, receipt_number
from umai.guardianship.tests.conftest import (
    SAID_ON_SITE,
    adult_of,
    child,
    in_english,
    invite,
    mother,
    register,
    send_from_site,
)
from umai.identification.report_form.rate_limits import report_limiter
from umai.identification.report_form.tests.conftest import client, of_report
from umai.law.terms.clock import today

__all__ = ["child", "client", "in_english", "mother", "of_report"]  # fixtures

SEND = "select guardianship_send(%s, %s, %s, %s, %s)"
TABLES = (
    *("guardianship_invitation", "guardianship_invitationtakenback"),
    *("guardianship_sentannouncement", "guardianship_sentannouncement_words"),
    *("guardianship_sentannouncementanswer", "guardianship_departure", "register_identity"),
)


def say(statement, values=(), using="public"):
    """What a stolen role is answered."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def send(code, *, given=None, box="b"):
    return say(SEND, [kept_hash(code), given or uuid.uuid4(), "ky", box, "k"])[0][0]


def refused(statement, values=(), using="public"):
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(using=using):
        say(statement, values, using)
    return type(refusal.value.__cause__)


@pytest.mark.parametrize("table", TABLES)
def test_it_reads_no_code_no_name_and_nothing_that_was_sent(db, table):
    assert refused(f"select * from {table}") is InsufficientPrivilege
    assert refused(f"select count(*) from {table}") is InsufficientPrivilege
    assert refused(f"insert into {table} default values returning 1") is InsufficientPrivilege


def test_without_a_valid_code_it_writes_nothing_and_learns_nothing(child, mother, aigul, superuser):
    _code, erased = invite(child, mother, aigul)
    with without_triggers(superuser):
        superuser.execute("update guardianship_invitation set code_hash = '' where id = %s", [erased.pk])
    other = register(aigul, given="Айбек")
    invite(other, adult_of(other, aigul, "mother", "Эсен"), aigul)
    for guess in (make_code()[1], "", "%", "' or true --", "0" * 64):
        assert say(SEND, [guess, uuid.uuid4(), "ky", "b", "k"]) == [(None,)]
        assert say("select guardianship_code_opens(%s)", [guess]) == [(False,)]
    assert not SentAnnouncement.objects.using("owner").exists()


def test_with_a_valid_code_it_writes_one_row_in_the_file_of_that_child(child, mother, aigul):
    code, row = invite(child, mother, aigul)
    other = register(aigul, given="Айбек")
    invite(other, adult_of(other, aigul, "mother", "Эсен"), aigul)
    assert send(code) and not send(code)
    (sent,) = SentAnnouncement.objects.using("owner")
    assert (sent.invitation_id, sent.child_id) == (row.pk, child.pk)
    assert (sent.due_on - today()).days == row.answer_days  # the role does not say until when it is read
    assert not say("select guardianship_code_opens(%s)", [kept_hash(code)])[0][0]


def test_an_id_that_is_taken_tells_nothing_and_moves_nothing(child, mother, aigul):
    sent, _row = send_from_site(child, mother, aigul)
    other = register(aigul, given="Айбек")
    code, _row = invite(other, adult_of(other, aigul, "mother", "Эсен"), aigul)
    assert not send(code, given=sent.pk)
    assert SentAnnouncement.objects.using("owner").get().sealed == sent.sealed
    assert send(code)


def test_it_fills_no_disk_with_one_code(child, mother, aigul):
    code, _row = invite(child, mother, aigul)
    for box, key, spoken in (("x" * 200_001, "k", "ky"), ("x", "k" * 65, "ky"), ("x", "k", "k" * 11)):
        assert refused(SEND, [kept_hash(code), uuid.uuid4(), spoken, box, key]) is CheckViolation


def pages_of(code):
    """What the pages send with this code: the samples that are bent."""
    return [{"page": "code", "code": code}, {"page": "announce", "go": "send", "code": code} | SAID_ON_SITE]


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_a_page_that_shows_a_receipt_has_stored_what_was_written(client, child, mother, aigul, how_many):
    pages = pages_of(invite(child, mother, aigul)[0])
    shown = set()
    with override_settings(UMAI_REPORT_WRONG_CODES=(10**9, 600)):
        report_limiter.cache_clear()
        for number, fields in enumerate(mutants(pages, how_many, bend=with_bent_values)):
            chance = Random(number)
            body = urlencode(fields, errors="surrogateescape").encode()
            if number > len(pages) and chance.random() < 0.3:
                body = bent(body, chance)
            answer = client.generic("POST", "/report/en/leaving/", body, content_type=FORM)
            assert answer.status_code < 500, body
            if receipts := re.findall(r'class="report-code"[^>]*>([^<]+)<', answer.content.decode()):
                shown |= set(receipts)
                # The code was used: what is bent from here on is sent with another one.
                pages[:] = pages_of(invite(child, mother, aigul)[0])
    assert len(shown) > 1, "something bent was stored too"
    assert shown == {receipt_number(one.pk) for one in SentAnnouncement.objects.using("owner")}


def test_the_role_of_the_pages_sends_nothing_for_a_parent(child, mother, aigul):
    code, _row = invite(child, mother, aigul)
    with aigul.speaking():
        for statement in ("select guardianship_code_opens(%s)", SEND):
            values = [kept_hash(code), uuid.uuid4(), "ky", "b", "k"][: statement.count("%s")]
            assert refused(statement, values, "default") is InsufficientPrivilege


def test_neither_the_code_nor_what_was_written_stands_in_the_database(child, mother, aigul, superuser):
    begun, (code, hashed) = time.time(), make_code()
    invite_parent(child, by=aigul, adult_id=mother.adult_id, language="ky", code_hash=hashed)
    father = adult_of(child, aigul, "father", "Эсен")
    send_from_site(child, father, aigul, contact="+7 900 338 27 44", child_stays="Кутман таятасында калат.")
    assert Invitation.objects.using("owner").filter(code_hash=hashed).exists()
    planted = [code, code.replace(" ", ""), "Кутман таятасында", "338 27 44"]
    superuser.execute("checkpoint")
    assert find_clear_traces(superuser, planted, [], since=begun) == []
