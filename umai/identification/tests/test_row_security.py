"""The second wall around signals: what the database shows and takes, whatever the program does."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from umai.identification.inbox import actions, endings
from umai.identification.models import (
    Addition,
    EndingProposal,
    Gathering,
    Reply,
    Screening,
    Signal,
    SignalEnding,
    SignalMatch,
)
from umai.identification.signal.actions import write_down_signal
from umai.identification.signal.sealing import ReportWords, seal_added_words
from umai.identification.tests.conftest import reported, told, wall
from umai.notices.calls.actions import answer_call
from umai.notices.models import Call

TABLES = (
    "identification_signal",
    "identification_addition",
    "identification_screening",
    "identification_gathering",
    "identification_signalmatch",
    "identification_reply",
    "identification_endingproposal",
    "identification_signalending",
)


def rows(by, table):
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        return cursor.fetchone()[0]


def every(by):
    return sum(rows(by, table) for table in TABLES)


def whole_story(signal, by, head, child, **more):
    """A row in every table about this signal."""
    other = reported(ago=timedelta(0), danger_now=True, **more)
    sealed, key = seal_added_words(signal.pk, "More.")
    Addition.objects.using("owner").create(signal=signal, sealed_words=sealed, words_key=key)
    actions.gather_signals(signal, by=by, others=[other.pk])
    actions.match_child(signal, by=by, child=child)
    with by.speaking():
        Reply.objects.create(signal=signal, said="looked_into", district_id=signal.district_id)
    said = {"how": "passed_on", "findings": "Police.", "body": "Police"}
    proposal = endings.propose_ending(signal, by=by, id=uuid.uuid4(), **said)
    endings.agree_ending(EndingProposal.objects.using("owner").get(pk=proposal.pk), by=head)


@pytest.fixture
def story(signal, child, erlan, damira):
    whole_story(signal, erlan, damira, child)
    return signal


def test_the_department_sees_every_row_and_nobody_else_any(story, child, erlan, damira, request):
    assert all(rows(erlan, table) for table in TABLES) and every(erlan) == every(damira)
    others = ("aigul", "azamat", "bakyt", "cholpon", "jyldyz", "kanykei", "gulnara", "timur", "nuriya")
    seen = {who: every(request.getfixturevalue(who)) for who in (*others, "omurbek", "begimai")}
    assert set(seen.values()) == {0}, seen
    with erlan.speaking():  # what the columns say is what the rows say
        one = Signal.objects.get(pk=story.pk)
        ending = SignalEnding.objects.get(signal=story)
        standing = Screening.objects.get(signal=story)
    assert not one.waits and one.ended_at == ending.recorded_at
    assert (one.outcome, one.screened_at) == (standing.outcome, standing.recorded_at)
    wall(erlan, child)
    assert every(erlan) == 0


def test_nor_the_same_words_that_came_once_more(signal, child, erlan, damira):
    reported()
    reported(ago=timedelta(0), concern="violence")
    actions.match_child(signal, by=damira, child=child)
    wall(erlan, child)
    assert rows(erlan, "identification_signal") == 0


class TestEndedByTwo:
    """What anybody held for serious is not ended by one person, not even past the program."""

    END = {"how": "no_need", "findings": "x"}

    def test_without_a_proposal(self, signal, damira):
        actions.screen_signal(signal, by=damira, outcome="urgent")
        with pytest.raises(DatabaseError), damira.speaking():
            SignalEnding.objects.create(signal=signal, district_id=signal.district_id, **self.END)

    def test_with_the_own_proposal(self, signal, damira):
        actions.screen_signal(signal, by=damira, outcome="concern")
        said = self.END | {"childs_view": "x", "lives_with": "x"}
        own = endings.propose_ending(signal, by=damira, id=uuid.uuid4(), **said)
        with pytest.raises(DatabaseError), damira.speaking():
            SignalEnding.objects.create(
                signal=signal, district_id=signal.district_id, proposal=own, **self.END
            )

    def test_with_the_proposal_for_another_signal(self, signal, erlan, damira):
        other = reported(ReportWords(happened="Another matter."))
        for one in (signal, other):
            actions.screen_signal(one, by=erlan, outcome="concern")
        said = self.END | {"childs_view": "x", "lives_with": "x"}
        proposal = endings.propose_ending(other, by=erlan, id=uuid.uuid4(), **said)
        with pytest.raises(DatabaseError), damira.speaking():
            SignalEnding.objects.create(
                signal=signal, district_id=signal.district_id, proposal=proposal, **self.END
            )


class TestKept:
    @pytest.fixture
    def told_higher(self, child, farida):
        """A report about somebody who works for the state, with all that the oblast wrote about it."""
        kept = reported(feared_works_here=True)
        actions.match_child(kept, by=farida, child=child)
        actions.screen_signal(kept, by=farida, outcome="urgent")
        return kept

    def test_the_district_sees_nothing_of_it_not_even_on_the_trail(self, told_higher, farida, request):
        trail = "trail_entry where kind like 'identification.%'"
        for who in ("erlan", "damira", "aigul", "azamat", "bakyt"):
            by = request.getfixturevalue(who)
            assert every(by) == rows(by, "notices_call") == rows(by, trail) == 0, who
        assert rows(farida, trail) == 2
        assert rows(farida, "identification_signal") == rows(farida, "identification_signalmatch") == 1

    def test_a_call_is_the_oblast_s_and_that_it_was_taken_is_not_seen(self, damira, farida):
        reported(feared_works_here=True, danger_now=True)
        with farida.speaking():
            call = Call.objects.get()
            assert call.keeper == "oblast"
            answer_call(call, by=farida)
        assert rows(damira, "trail_entry where act like 'notices.%'") == 0

    def test_who_wrote_it_down_reads_the_own_words_and_writes_no_more(self, erlan):
        own = write_down_signal(erlan.office, by=erlan, **told(feared_works_here=True))
        assert rows(erlan, "identification_signal") == 1
        for model, said in (
            (Screening, {"outcome": "information"}),
            (SignalEnding, {"how": "no_need", "findings": "x"}),
        ):
            with pytest.raises(DatabaseError), erlan.speaking():
                model.objects.create(signal=own, district_id=own.district_id, **said)


def test_others_write_nothing_about_it(signal, request):
    for who in ("aigul", "bakyt", "cholpon", "kanykei"):
        for model, said in (
            (Screening, {"outcome": "information"}),
            (SignalEnding, {"how": "no_need", "findings": "x"}),
            (Reply, {"said": "helped"}),
            (Addition, {"sealed_words": b"x", "words_key": "k"}),
        ):
            with pytest.raises(DatabaseError), request.getfixturevalue(who).speaking():
                model.objects.create(signal_id=signal.pk, district_id=signal.district_id, **said)
                pytest.fail(f"{who} wrote a {model.__name__}")


def test_a_worker_of_the_file_matches_no_signal_to_it(signal, child, aigul):
    with pytest.raises(DatabaseError), aigul.speaking():
        SignalMatch.objects.create(signal_id=signal.pk, child=child)


def test_a_signal_is_not_gathered_with_one_that_is_not_seen(signal, kept, erlan):
    """The first one's place is checked when it is read: the row alone shows nothing of it."""
    with pytest.raises(DatabaseError), erlan.speaking():
        Gathering.objects.create(signal_id=kept.pk, first=signal, district_id=signal.district_id)


def test_the_web_role_is_refused(signal, erlan):
    for statement in (
        "update identification_signal set waits = false",
        "update identification_signal set sealed_words = 'x'",
        "delete from identification_signal",
        "delete from identification_signalending",
        "select * from identification_reporter",
        "insert into identification_reporter values (gen_random_uuid(), 'x', 'k')",
        "select identification_settle(gen_random_uuid())",
        "select identification_receive('{}', 'x', 'k', 'x', null, null)",
    ):
        with pytest.raises(DatabaseError), erlan.speaking(), connection.cursor() as cursor:
            cursor.execute(statement)
            pytest.fail(statement)


def test_nobody_writes_a_signal_that_does_not_wait(erlan):
    one = write_down_signal(erlan.office, by=erlan, **told())
    with erlan.speaking(), connection.cursor() as cursor:
        cursor.execute(
            "insert into identification_signal (id, district_id, source, keeper, received_at, channel, language,"
            " concern, danger_now, self_harm, feared_works_here, sealed_words, words_key, crowded, waits,"
            " outcome, ended_at) select gen_random_uuid(), district_id, source, keeper, received_at, channel,"
            " language, concern, danger_now, self_harm, feared_works_here, sealed_words, words_key, false, false,"
            " 'information', now() from identification_signal where id = %s",
            [one.pk],
        )
        assert set(Signal.objects.values_list("waits", "outcome", "ended_at")) == {(True, None, None)}


def test_not_even_the_owner_changes_what_was_said(signal):
    with pytest.raises(DatabaseError), transaction.atomic(using="owner"):
        Signal.objects.using("owner").filter(pk=signal.pk).update(concern="other")
