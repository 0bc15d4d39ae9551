"""A code for a call and what becomes of it: each act, and what the database refuses."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from tests.second_person import merge_records
from tests.tampering import without_triggers
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.call_back import actions
from umai.call_back.models import CallCode, CallCodeTakenBack, CallRequest, CallTry
from umai.call_back.sealed import AskedOnSite, read_request
from umai.call_back.tests.conftest import PHONE, WORDS, adult_of, ask, give, record, register, send
from umai.guardianship.departure.actions import NotAParent
from umai.guardianship.invitation.actions import AlreadyInvited, CodeOver
from umai.guardianship.site.codes import kept_hash, make_code
from umai.guardianship.tests.conftest import last_entry
from umai.intake.models import Due
from umai.law.terms.clock import day_of, today
from umai.notices.reminders.rule import steps_of
from umai.register.models import Doubt
from umai.trail.models import Entry

DAY = timedelta(days=1)


def dues(of):
    return list(Due.objects.using("owner").filter(owed="call_back", of=of.pk))


class TestGiving:
    def test_a_code_is_kept_as_a_hash_for_the_days_that_the_rules_say(self, child, mother, aigul):
        code, row = give(child, mother, aigul)
        assert last_entry() == ("call_back.give", "done")
        assert row.code_hash == kept_hash(code.lower()) and code not in row.code_hash
        assert (row.ends_on, row.answer_days, row.wished) == (today() + 90 * DAY, 3, "phone")

    def test_only_a_parent_who_wished_it_and_once_at_a_time(self, child, mother, aunt, aigul):
        said = {"language": "ky", "code_hash": make_code()[1]}
        with pytest.raises(Incomplete):
            actions.give_call_code(child, by=aigul, adult_id=mother.adult_id, wished="", **said)
        with pytest.raises(NotAParent):
            give(child, aunt, aigul)
        _code, first = give(child, mother, aigul)
        with pytest.raises(AlreadyInvited):
            give(child, mother, aigul)
        assert give(child, adult_of(child, aigul, "father", "Эсен"), aigul)
        actions.take_call_code_back(first, by=aigul)
        assert last_entry() == ("call_back.take_back", "done")
        assert give(child, mother, aigul)

    @pytest.mark.parametrize("changes", [{"wished": ""}, {"wished": "granny"}], ids=["no wish", "of another"])
    def test_the_database_keeps_no_code_without_a_wish(self, child, mother, aigul, changes):
        said = {"language": "ky", "ends_on": today(), "answer_days": 3, "code_hash": "x", "wished": "told"}
        with aigul.speaking(), pytest.raises(IntegrityError, match="call_was_wished"), transaction.atomic():
            CallCode.objects.create(child=child, adult_id=mother.adult_id, **said | changes)

    def test_a_code_that_was_used_or_taken_back_is_not_taken_back(self, child, mother, aigul):
        _code, row = give(child, mother, aigul)
        actions.take_call_code_back(row, by=aigul)
        with pytest.raises(CodeOver):
            actions.take_call_code_back(row, by=aigul)
        used = ask(child, mother, aigul).code
        with pytest.raises(CodeOver):
            actions.take_call_code_back(used, by=aigul)
        with aigul.speaking(), pytest.raises(IntegrityError, match="code was used"), transaction.atomic():
            CallCodeTakenBack.objects.create(child=child, code=used)


class TestAsking:
    def test_the_number_is_sealed_and_opened_with_the_key(self, asked, child):
        assert (asked.child_id, asked.recorded_by_id) == (child.pk, None)
        assert "912" not in asked.sealed
        said = read_request(asked)
        assert (said.phone, said.dialled, said.speaks) == ("+79123456789", "+79123456789", "ky")
        entry = Entry.objects.using("owner").get(act="call_back.send")
        assert (entry.child_id, entry.record_id, entry.worker_id) == (child.pk, asked.pk, None)

    def test_a_code_asks_once(self, child, mother, aigul):
        code, _row = give(child, mother, aigul)
        first = send(code)
        assert send(code) == first, "the same form sent twice is one request"
        assert send(code, hours="8-11") is None
        assert CallRequest.objects.using("owner").count() == 1

    def test_the_staff_asks_nothing_in_the_name_of_a_parent(self, child, mother, aigul):
        _code, row = give(child, mother, aigul)
        said = {"language": "ky", "due_on": today(), "sealed": "x", "key": "x"}
        with aigul.speaking(), pytest.raises(ProgrammingError, match="has the code"), transaction.atomic():
            CallRequest.objects.create(child=child, code=row, **said)

    def test_the_last_day_is_counted_by_the_day_of_bishkek(self, asked, aigul):
        """At 20:00 in UTC the next day has begun in Bishkek, and the last day with it."""
        midnight = datetime.combine(today(), datetime.min.time(), tzinfo=UTC) - timedelta(hours=4)
        assert day_of(midnight) == today()
        with aigul.speaking():
            assert aigul.ask("select access_today()") == [(today(),)]
        assert asked.due_on == timezone.localdate(asked.recorded_at) + 3 * DAY

    def test_what_cannot_be_opened_or_read_is_no_error(self, asked, monkeypatch):
        from umai.call_back import sealed

        assert read_request(CallRequest(sealed="not base64")) is None
        monkeypatch.setattr(sealed, "open_call", lambda *_said: {"phone": 7, "other": "x"})
        assert read_request(asked) == AskedOnSite(phone="7")
        monkeypatch.setattr(sealed, "open_call", lambda *_said: ["a list"])
        assert read_request(asked) is None


class TestCalling:
    def test_each_try_is_a_row_and_an_answer_ends_the_thread(self, asked, aigul):
        record(asked, aigul, "again", words="")
        record(asked, aigul, "again", words="")
        assert last_entry() == ("call_back.record", "done")
        with aigul.speaking():
            assert [one.pk for one in actions.unanswered(aigul)] == [asked.pk]
        record(asked, aigul)
        with aigul.speaking():
            assert CallTry.objects.count() == 3 and not actions.unanswered(aigul)
        for outcome in ("again", "reached"):
            with pytest.raises(actions.CallAnswered):
                record(asked, aigul, outcome)

    @pytest.mark.parametrize("outcome", ["reached", "wrong", "unsafe"])
    def test_in_an_open_case_it_is_owed_until_the_thread_ends(
        self, child, mother, case, aigul, erlan, outcome
    ):
        asked = ask(child, mother, aigul)
        (due,) = dues(asked)
        assert (due.case_id, due.due_on) == (case.pk, asked.due_on)
        record(asked, aigul, "again")
        assert dues(asked) == [due], "a parent who was not reached is to be called by the same last day"
        record(asked, aigul, outcome)
        assert dues(asked) == []

    def test_without_a_case_it_waits_in_the_list_of_the_office_the_first_last_day_first(
        self, child, asked, aigul, damira, superuser
    ):
        assert dues(asked) == []
        later = ask(child, adult_of(child, aigul, "father", "Эсен"), aigul)
        with without_triggers(superuser):
            superuser.execute(
                "update call_back_callrequest set due_on = due_on - 1 where id = %s", [later.pk]
            )
        for by in (aigul, damira):
            with by.speaking():
                assert [one.pk for one in actions.unanswered(by)] == [later.pk, asked.pk]

    def test_the_head_is_told_the_day_after_the_last(self):
        told = [(one.days, one.who) for one in steps_of("call_back", today())]
        assert (1, "head") in told and min(told)[0] < 0

    def test_a_call_says_what_came_of_it_on_a_day_that_was(self, asked, aigul):
        for said in (
            {"outcome": "reached", "words": " "},
            {"outcome": "unsafe", "words": ""},
            {"outcome": "x"},
        ):
            with pytest.raises(Incomplete):
                record(asked, aigul, **said)
        for day in (today() + DAY, today() - DAY):
            with pytest.raises(ImpossibleTime):
                record(asked, aigul, called_on=day)
        assert record(asked, aigul, "wrong", words="")

    def test_the_database_keeps_no_call_that_says_nothing_or_comes_after_the_end(self, asked, aigul):
        def refusal_of(**said):
            row = {"outcome": "reached", "called_on": today(), "words": WORDS} | said
            with aigul.speaking(), pytest.raises(IntegrityError) as refusal, transaction.atomic():
                CallTry.objects.create(child_id=asked.child_id, request=asked, **row)
            return refusal.value.__cause__.diag.constraint_name

        assert refusal_of(words="") == "call_says_what"
        assert refusal_of(outcome="unsafe", words=" ") == "call_says_what"
        assert refusal_of(outcome="again", called_on=today() + DAY) == "call_says_what"
        assert refusal_of(outcome="sometime") == "call_outcome_known"
        record(asked, aigul)
        for outcome in ("again", "wrong"):
            assert refusal_of(outcome=outcome) == "call_request_ends_once"

    def test_a_row_of_another_file_is_answered_nowhere(self, asked, child, mother, aigul, erlan):
        elsewhere = register(aigul, given="Айбек")
        _code, fresh = give(child, mother, aigul)
        for model, said in (
            (CallTry, {"request": asked, "outcome": "again", "called_on": today()}),
            (CallCodeTakenBack, {"code": fresh}),
        ):
            with erlan.speaking(), pytest.raises(IntegrityError, match="another file"), transaction.atomic():
                model.objects.create(child=elsewhere, **said)


def test_of_two_records_of_one_child_both_are_one_thread(child, mother, case, aigul, erlan):
    other = register(aigul, given="Айбек")
    asked = ask(other, adult_of(other, aigul, "father", "Эсен"), aigul)
    merge_records(child, by=erlan, other=other, reason="known", despite=list(Doubt.values))
    later = ask(other, mother, erlan)  # who has read nothing of these records before
    assert [one.case_id for one in dues(later)] == [case.pk]
    with aigul.speaking():
        assert {one.pk for one in actions.unanswered(aigul)} == {asked.pk, later.pk}


def test_a_code_of_a_day_that_is_over_is_given_anew(child, mother, aigul, superuser):
    _code, row = give(child, mother, aigul)
    with without_triggers(superuser):
        superuser.execute("update call_back_callcode set ends_on = access_today() - 1")
    with pytest.raises(CodeOver):
        actions.take_call_code_back(row, by=aigul)
    assert give(child, mother, aigul)


def test_no_number_stands_on_the_trail(asked, aigul):
    record(asked, aigul)
    found = Entry.objects.using("owner").filter(child_id=asked.child_id).values()
    digits = "".join(sign for sign in PHONE if sign.isdigit())
    assert found and digits not in str(list(found)) and WORDS not in str(list(found))
