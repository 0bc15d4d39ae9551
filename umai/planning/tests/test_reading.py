"""What other rooms read of plans: where they stand, what waits for whom, the measures, what happened."""

import uuid

import pytest

from umai.law.terms.clock import today
from umai.planning import reading
from umai.planning.draft import actions
from umai.planning.draft.reading import draft_of
from umai.planning.editions import actions as chain
from umai.planning.tests.conftest import measure
from umai.trail.models import Entry


def stage(case, by):
    with by.speaking():
        return reading.plans_of(case, by).child.stage


def test_where_a_plan_stands(case, finished, aigul, erlan, sabira, kanykei):
    assert stage(case, aigul) == "draft"
    edition = chain.hand_in_plan(finished, by=aigul)
    assert stage(case, aigul) == "handed_in"
    chain.submit_plan(edition, by=erlan, on=today())
    assert stage(case, aigul) == "submitted"
    chain.agree_to_plan(edition, by=sabira, on=today())
    assert stage(case, aigul) == "agreed"
    chain.approve_plan(edition, by=kanykei, on=today())
    assert stage(case, aigul) == "approved"
    with aigul.speaking():
        plans = reading.plans_of(case, aigul)
    assert plans.family.stage == "nothing" and plans.child.in_force.pk == edition.pk
    assert plans.child.due_on is None and plans.child.in_words()


def test_sent_back_is_due_again(case, submitted, sabira, aigul):
    chain.send_plan_back(submitted, by=sabira, on=today(), words="Who pays?")
    with aigul.speaking():
        stands = reading.plans_of(case, aigul).child
    assert stands.stage == "returned" and stands.due_on and not stands.is_late(today())


def steps_waiting(by):
    return [(one.step, one.mine, one.name) for one in reading.waiting_editions(by)]


def test_what_is_handed_in_waits_for_the_department(edition, erlan, damira, sabira, cholpon):
    assert steps_waiting(erlan) == steps_waiting(damira) == [("submit", True, "Асанов Нурбек")]
    assert steps_waiting(sabira) == steps_waiting(cholpon) == []


def test_what_is_submitted_waits_for_the_commission(submitted, erlan, sabira, kanykei, secretary_elsewhere):
    assert steps_waiting(sabira) == [("agree", True, "Асанов Нурбек")]
    assert steps_waiting(erlan) == [("agree", False, "Асанов Нурбек")]
    assert steps_waiting(kanykei) == steps_waiting(secretary_elsewhere) == []


def test_what_is_agreed_waits_for_the_administration(agreed, sabira, kanykei):
    assert steps_waiting(kanykei) == [("approve", True, "Асанов Нурбек")]
    assert steps_waiting(sabira) == []


def test_nothing_waits_in_a_closed_case(submitted, case, aigul, damira, erlan, sabira):
    from umai.planning.tests.test_draft import close

    close(case, aigul, damira)
    assert steps_waiting(sabira) == steps_waiting(erlan) == []


def test_what_was_sent_back_waits_for_the_worker_of_the_case(submitted, case, aigul, erlan, sabira):
    from umai.intake.cases.actions import assign_worker

    assign_worker(case, by=erlan, worker_id=aigul.pk)
    chain.send_plan_back(submitted, by=sabira, on=today(), words="Who pays?")
    assert steps_waiting(aigul) == [("returned", True, "Асанов Нурбек")]


def test_the_look_at_the_list_is_on_the_trail(submitted, sabira):
    reading.waiting_editions(sabira)
    entry = Entry.objects.using("owner").filter(worker_id=sabira.pk).latest("at")
    assert (entry.act, entry.shown) == ("planning.waiting", [submitted.pk])


def test_measures_come_with_what_became_of_them(case, finished, aigul):
    with aigul.speaking():
        (done,) = draft_of(finished).measures
    actions.record_progress(done.measure, by=aigul, id=uuid.uuid4(), kind="done", on=today(), words="")
    measure(finished, aigul, words="A bed.")
    with aigul.speaking():
        found = reading.measures_of(case, aigul)
    assert [(one.kind, one.ended, one.measure.words) for one in found] == [
        ("child", True, "The teacher calls every Monday."),
        ("child", False, "A bed."),
    ]


def test_the_timeline_tells_it(child, finished, approved, aigul):
    measure(finished, aigul, kind="doctor", protects_now=True, words="The feldsher comes tonight.")
    with aigul.speaking():
        events = reading.events_of(child, aigul)
    text = " ".join(f"{event.title} {event.text}" for event in events)
    for words in (
        "handed in",
        "submitted",
        "agreed",
        "approved",
        "The feldsher comes tonight.",
        "grandmother",
    ):
        assert words in text, words


@pytest.mark.parametrize("who", ["azamat", "cholpon", "sabira"])
def test_others_read_nothing_of_the_file(child, case, finished, approved, who, request):
    by = request.getfixturevalue(who)
    with by.speaking():
        assert reading.measures_of(case, by) == []
        assert reading.plans_of(case, by).child.plan is None
