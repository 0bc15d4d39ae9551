"""Whoever speaks SQL with a session of the own can do no more with a plan than the pages let them."""

import threading
import uuid

import pytest
from django.db import DatabaseError, connections

from umai.law.terms.clock import today
from umai.planning.editions import actions as chain
from umai.planning.editions import steps
from umai.planning.models import PlanEdition, PlanStep


def write(edition, by, kind, **changes):
    said = {"happened_on": today(), "words": "x", "child_id": edition.child_id, "kind": kind}
    with by.speaking():
        PlanStep.objects.create(edition=edition, **said | changes)


def test_no_step_out_of_turn_or_of_another_child(submitted, request, sabira, azamat):
    for worker, kind in (
        ("aigul", "agreed"),
        ("erlan", "agreed"),
        ("erlan", "approved"),
        ("kanykei", "agreed"),
        ("sabira", "approved"),
        ("kanykei", "returned"),
        ("sabira", "submitted"),
    ):
        with pytest.raises(DatabaseError):
            write(submitted, request.getfixturevalue(worker), kind)
    from umai.register.child.actions import add_child

    other = add_child(azamat.office.place, by=azamat, id=uuid.uuid4(), identity={"given": "Айнура"})
    with pytest.raises(DatabaseError):
        write(submitted, sabira, "agreed", child_id=other.pk)
    said = {name: getattr(submitted, name) for name in ("child_id", "case_id", "plan_id", "kind", "text")}
    with pytest.raises(DatabaseError), sabira.speaking():
        PlanEdition.objects.create(number=2, handed_in_on=today(), code="0" * 12, **said)
    write(submitted, sabira, "agreed")


def test_no_step_of_an_edition_that_a_newer_one_follows(submitted, sabira):
    said = {name: getattr(submitted, name) for name in ("child_id", "case_id", "plan_id", "kind", "text")}
    said |= {"recorded_by_id": submitted.recorded_by_id, "recorded_at": submitted.recorded_at}
    PlanEdition.objects.using("owner").create(number=2, handed_in_on=today(), code="0" * 12, **said)
    with pytest.raises(DatabaseError, match="not the next step"):
        write(submitted, sabira, "agreed")


def test_who_handed_in_does_not_submit_without_a_word(finished, erlan):
    edition = chain.hand_in_plan(finished, by=erlan)
    with pytest.raises(DatabaseError):
        write(edition, erlan, "submitted", words=" ")
    write(edition, erlan, "submitted", words="Nobody else is here.")


def test_of_two_at_the_same_moment_one_decides(submitted, sabira):
    outcomes = []

    def decide(act):
        try:
            outcomes.append(act(submitted, by=sabira, on=today(), words="At the same moment.").kind)
        except steps.NotTheNextStep:
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=decide, args=[act]) for act in (chain.agree_to_plan, chain.agree_to_plan)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(outcomes) == ["agreed", "refused"]
