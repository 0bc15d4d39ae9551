"""Every process goes by what two persons put in force, each from the same instant on."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from time import monotonic

import pytest
from django.db import DatabaseError, connections
from django.test import override_settings
from procrastinate.contrib.django.db_cleanup import close_db_connections, close_db_connections_async

from tests.tampering import without_triggers
from umai.law.editions.edition import SHIPPED, LawEdition, edition_in_use, take_into_use
from umai.law.terms import intervals
from umai.lawbook import following
from umai.lawbook.following import agreed_editions, follow_law, look_at_law
from umai.lawbook.reading import agreed_answers
from umai.lawbook.tests.conftest import FILES, agreed, begin, proposed, tamper

LATER = date(2030, 6, 1)


def days():
    return intervals.VISIT_DAYS["high"].on(LATER)


def test_nothing_changes_before_its_minute(asel, nurlan, monkeypatch):
    answer = agreed(asel, nurlan)
    look_at_law()
    assert days() == 14
    monkeypatch.setattr("umai.law.editions.edition.time", lambda: answer.begins_at.timestamp())
    assert days() == 7


def test_what_is_only_proposed_is_not_gone_by(asel):
    proposed(asel)
    look_at_law()
    assert agreed_editions() == [] and edition_in_use() is SHIPPED


def test_the_shipped_law_is_put_in_force_again_by_two(asel, nurlan, superuser):
    begin(superuser, agreed(asel, nurlan))
    look_at_law()
    assert days() == 7
    begin(superuser, agreed(asel, nurlan, {}))
    look_at_law()
    assert days() == 14


def test_each_process_looks_by_its_own_role_and_reads_no_proposal(asel, nurlan, superuser, worker_role):
    begin(superuser, agreed(asel, nurlan))
    proposal = proposed(asel, {})
    for alias in ("default", "auth", "public", "as_worker"):
        take_into_use(SHIPPED)
        look_at_law(alias=alias)
        assert days() == 7, alias
    for alias in ("auth", "public", "as_worker"):
        with connections[alias].cursor() as cursor:
            cursor.execute("select lawbook_files(%s)", [proposal.pk])
            assert cursor.fetchone() == (None,), alias
            with pytest.raises(DatabaseError):
                cursor.execute("select * from lawbook_lawproposal")


def test_files_that_this_version_cannot_read_leave_the_edition_before_them(
    asel, nurlan, superuser, monkeypatch
):
    begin(superuser, agreed(asel, nurlan))
    broken = {**FILES, "parameters/b.toml": "# later"}
    answer = agreed(asel, nurlan, broken)
    begin(superuser, answer)
    usable = following.usable_edition
    monkeypatch.setattr(following, "usable_edition", lambda files: None if files == broken else usable(files))
    look_at_law()
    assert days() == 7
    assert [one.edition is None for one in agreed_editions()] == [True, False]


def test_files_that_are_no_texts_stop_no_process(asel, nurlan, superuser):
    begin(superuser, agreed(asel, nurlan))
    begin(superuser, answer := agreed(asel, nurlan, {}))
    tamper(superuser, '{"parameters/a.toml": 1}', answer.proposal_id)
    look_at_law()
    assert days() == 7


def test_of_two_that_begin_in_one_minute_the_later_is_gone_by(asel, nurlan, superuser):
    eight = {name: text.replace("is = 7", "is = 8") for name, text in FILES.items()}
    for answer in (agreed(asel, nurlan), last := agreed(asel, nurlan, eight)):
        begin(superuser, answer)
    with without_triggers(superuser):
        superuser.execute("update lawbook_lawanswer set begins_at = date_trunc('minute', now())")
    assert agreed_editions()[0].proposal_id == last.proposal_id
    look_at_law()
    assert days() == 8
    with asel.speaking():
        assert agreed_answers().first().pk == last.pk


def test_a_database_that_does_not_answer_leaves_what_is_known(asel, nurlan, superuser, monkeypatch):
    begin(superuser, agreed(asel, nurlan))
    look_at_law()

    def lost(**said):
        raise DatabaseError("gone")

    monkeypatch.setattr(following, "agreed_editions", lost)
    look_at_law()
    assert days() == 7


def test_a_database_that_does_not_answer_is_not_waited_for_by_every_request(db, monkeypatch):
    asked = []

    def lost(**said):
        asked.append(said)
        raise DatabaseError("gone")

    monkeypatch.setattr(following, "agreed_editions", lost)
    with override_settings(UMAI_LAW_SECONDS=20):
        follow_law()
        follow_law()
    assert len(asked) == 1


class TestARequest:
    def test_looks_once_in_a_while(self, client_of, asel, nurlan, superuser):
        client = client_of("aigul")
        begin(superuser, agreed(asel, nurlan))
        with override_settings(UMAI_LAW_SECONDS=20):
            assert client.get("/law/editions/").status_code == 200
            assert days() == 7
            begin(superuser, agreed(asel, nurlan, {}))
            client.get("/law/editions/")
            assert days() == 7, "it looked again at once"
        with override_settings(UMAI_LAW_SECONDS=0):
            client.get("/law/editions/")
        assert days() == 14

    def test_is_answered_by_one_edition(self, asel, nurlan, superuser):
        seen = []

        def page(request):
            seen.append(days())
            begin(superuser, agreed(asel, nurlan))
            look_at_law()
            seen.append(days())

        following.LawMiddleware(page)(None)
        assert seen == [14, 14] and days() == 7


def test_a_test_looks_only_when_it_means_to(asel, nurlan, superuser):
    begin(superuser, agreed(asel, nurlan))
    follow_law()
    assert days() == 14


class TestAJob:
    def test_looks_before_it_is_done(self, asel, nurlan, superuser):
        begin(superuser, agreed(asel, nurlan))
        with override_settings(UMAI_LAW_SECONDS=20):
            assert following.look_before_job(days, None, None) == 7

    def test_the_worker_asks_it_of_every_job(self, monkeypatch):
        import django

        from umai.machine.serving import worker

        given, stops = {}, []
        monkeypatch.setattr(django, "setup", lambda: None)
        monkeypatch.setattr(following, "look_at_law", lambda: None)

        async def run_worker_async(self, **said):
            given.update(said)
            stops[0]()
            await asyncio.sleep(10)

        def handle_signal(self, number, stop):
            stops.append(stop)

        monkeypatch.setattr("procrastinate.App.run_worker_async", run_worker_async)
        monkeypatch.setattr(asyncio.SelectorEventLoop, "add_signal_handler", handle_signal)
        with ThreadPoolExecutor(1) as alone:  # the thread of the tests may have the loop of a browser
            assert alone.submit(worker.do_jobs, 2).result() == 0
        assert given["task_middleware"] == [
            close_db_connections,
            close_db_connections_async,
            following.look_before_job,
        ], "the connections of a job are closed around it, and around the look"


class TestAfterIdleHours:
    """A process to which nobody spoke for long, as that of the report form, knows nothing of what began."""

    def second_request_meanwhile(self, monkeypatch, silence):
        """What a request goes by that comes while another one looks, after so many seconds without any."""
        began, go_on = threading.Event(), threading.Event()

        def look(**said):
            following._looked["at"] = monotonic()
            began.set()
            go_on.wait(5)
            take_into_use(LawEdition(FILES))

        following._looked["at"] = monotonic() - silence
        monkeypatch.setattr(following, "look_at_law", look)
        with override_settings(UMAI_LAW_SECONDS=20):
            first = threading.Thread(target=follow_law)
            first.start()
            began.wait(5)
            following._looked["at"] = monotonic() - silence  # as the second request found it
            seen = []
            second = threading.Thread(target=lambda: (follow_law(), seen.append(days())))
            second.start()
            second.join(0.5)
            waited = second.is_alive()
            go_on.set()
            first.join(5), second.join(5)
        return waited, seen

    def test_every_request_waits_for_the_look(self, monkeypatch):
        assert self.second_request_meanwhile(monkeypatch, 3600) == (True, [7])

    def test_after_some_seconds_the_others_go_on_by_what_is_known(self, monkeypatch):
        assert self.second_request_meanwhile(monkeypatch, 30) == (False, [14])
