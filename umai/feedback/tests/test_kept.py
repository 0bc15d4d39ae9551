"""What the database refuses by itself: each condition, past the acts."""

import uuid

import psycopg
import pytest
from django.db import IntegrityError

from tests.tampering import without_triggers
from umai.feedback.models import ChildDecision, DisagreementAnswer
from umai.feedback.tests.conftest import NO, decision_of, row_of, state_of, tell
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import closed, particulars, proposed
from umai.law.terms.clock import today

NOTHING = {
    "told": False,
    "told_on": None,
    "told_by": "",
    "how": "",
    "language": "",
    "decided_words": "",
    "became_words": "",
    "call": "",
    "reaction": "",
    "reaction_words": "",
    "reason": "too_small",
    "reason_words": "",
}


def insert(row, by):
    with by.speaking():
        row.save(force_insert=True)
    return row


def refused(row, by, constraint):
    with pytest.raises(IntegrityError) as caught:
        insert(row, by)
    assert caught.value.__cause__.diag.constraint_name == constraint


def test_a_child_is_told_in_full_on_a_day_and_for_no_reason(decision, aigul):
    for column in ("told_by", "how", "language", "decided_words", "became_words", "call", "reaction"):
        refused(row_of(decision, **{column: ""}), aigul, "told_or_not_told")
    for columns in ({"told_on": None}, {"reason": "away"}, {"reason_words": "Жок."}):
        refused(row_of(decision, **columns), aigul, "told_or_not_told")


def test_who_was_not_told_has_a_reason_and_nothing_else(decision, aigul):
    for column, value in {
        "told_on": today(),
        "told_by": "Айгүл",
        "how": "alone",
        "language": "ky",
        "decided_words": "Чечилди.",
        "became_words": "Уктук.",
        "call": "Чал.",
        "reaction": "calm",
        "reaction_words": "Макул.",
        "reason": "",
    }.items():
        refused(row_of(decision, **NOTHING | {column: value}), aigul, "told_or_not_told")


def test_who_was_not_told_with_a_reason_is_taken(decision, aigul):
    insert(row_of(decision, **NOTHING), aigul)
    assert state_of(decision) == "not_told"


def test_a_disagreement_another_reason_and_whether_the_carer_was_told_are_said_too(decision, aigul):
    for more in ({}, NOTHING):
        refused(row_of(decision, **more | {"carer": ""}), aigul, "telling_says_of_the_carer")
    refused(row_of(decision, reaction="disagrees"), aigul, "disagreement_in_words")
    refused(row_of(decision, **NOTHING | {"reason": "other"}), aigul, "other_reason_in_words")


def test_a_telling_names_no_decision_about_another_child(decision, other, aigul):
    theirs = decision_of(other)
    refused(row_of(decision, decision_id=theirs.pk), aigul, "feedback_own_decision")
    refused(row_of(theirs, child_id=decision.child_id), aigul, "feedback_own_decision")


def test_a_telling_names_no_decision_of_another_case(child, case, decision, aigul, damira):
    closed(proposed(case, aigul), damira)
    after = open_case(child, by=aigul, **particulars(follows=case))
    refused(row_of(decision, case_id=after.pk), aigul, "feedback_own_decision")
    refused(row_of(decision, case_id=None), aigul, "feedback_own_decision")


TWIN = """insert into feedback_telling
    select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), %s::text, %s::uuid))).*
    from feedback_telling t where t.decision_id = %s"""


def test_nobody_who_writes_sql_ties_a_telling_to_another_file(
    child, case, decision, other, aigul, damira, superuser
):
    tell(child, aigul)
    closed(proposed(case, aigul), damira)
    after = open_case(child, by=aigul, **particulars(follows=case))
    another = {"decision_id": decision_of(other).pk, "case_id": after.pk, "child_id": other.pk}
    for column, value in another.items():
        with pytest.raises(psycopg.errors.CheckViolation) as caught:
            superuser.execute(TWIN, [column, value, decision.pk])
        assert caught.value.diag.constraint_name == "feedback_own_decision", column


def decided(decision, **columns):
    said = {"kind": decision.kind, "decided": decision.decided, "child_id": decision.child_id}
    said |= {"case_id": decision.case_id, "decided_on": today(), "counted_from": today()}
    return ChildDecision(**said | columns)


def test_a_decision_is_of_the_child_and_the_case_of_its_row(decision, other, aigul):
    theirs = decision_of(other)
    for columns in (
        {"decided": theirs.decided},
        {"child_id": theirs.child_id},
        {"case_id": theirs.case_id},
        {"case_id": None},
        {"decided": uuid.uuid4()},
        {"kind": "plan"},
    ):
        refused(decided(decision, **columns), aigul, "feedback_own_decision")


def test_a_decision_stands_once_under_its_kind_and_row(decision, aigul):
    refused(decided(decision), aigul, "one_row_a_decision")


def test_the_row_says_what_a_decision_says(child, aigul, superuser, decision):
    with without_triggers(superuser):
        superuser.execute("delete from feedback_childdecision where id = %s", [decision.pk])
    written = decided(decision, state="told", sealed=True, decided_on="2020-01-01", counted_from="2020-01-01")
    insert(written, aigul)
    known = ChildDecision.objects.using("owner").get(pk=written.pk)
    assert (known.state, known.sealed, known.decided_on, known.counted_from) == (
        "waits", False, today(), today(),
    )  # fmt: skip


def test_only_a_disagreement_is_answered_and_in_words(decision, child, other, aigul):
    said = {"child_id": decision.child_id, "decision_id": decision.pk, "words": "Сүйлөштүк."}
    refused(DisagreementAnswer(**said), aigul, "feedback_nobody_disagrees")
    tell(child, aigul, **NO)
    refused(DisagreementAnswer(**said | {"words": ""}), aigul, "disagreement_answer_says_what")
    refused(DisagreementAnswer(**said | {"child_id": other.pk}), aigul, "feedback_own_decision")


def test_of_a_void_decision_nothing_is_written(decision, superuser, aigul):
    superuser.execute("update feedback_childdecision set state = 'void' where id = %s", [decision.pk])
    refused(row_of(decision), aigul, "feedback_void")
