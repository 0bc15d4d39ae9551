"""What other rooms read of plans: where they stand, what waits for whom, the measures, what happened."""

import uuid

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


def steps_waiting(by):
    return [(one.step, one.mine, one.name) for one in reading.waiting_editions(by)]


def test_what_is_handed_in_waits_for_the_department(edition, erlan, damira, sabira, cholpon):
    assert steps_waiting(erlan) == steps_waiting(damira) == [("submit", True, "Асанов Нурбек")]
    assert steps_waiting(sabira) == steps_waiting(cholpon) == []


def test_what_waits_is_waited_for_by_the_body_whose_turn_it_is(
    submitted, erlan, sabira, kanykei, secretary_elsewhere
):
    assert steps_waiting(sabira) == [("agree", True, "Асанов Нурбек")]
    assert steps_waiting(erlan) == [("agree", False, "Асанов Нурбек")]
    assert steps_waiting(kanykei) == steps_waiting(secretary_elsewhere) == []
    reading.waiting_editions(sabira)
    entry = Entry.objects.using("owner").filter(worker_id=sabira.pk).latest("at")
    assert (entry.act, entry.shown) == ("planning.waiting", [submitted.pk])
    chain.agree_to_plan(submitted, by=sabira, on=today())
    assert steps_waiting(kanykei) == [("approve", True, "Асанов Нурбек")]
    assert steps_waiting(sabira) == []


def test_nothing_waits_in_a_closed_case(submitted, case, aigul, damira, erlan, sabira):
    from umai.planning.tests.test_draft import close

    close(case, aigul, damira)
    assert steps_waiting(sabira) == steps_waiting(erlan) == []


def test_sent_back_is_due_again_and_waits_for_the_worker_of_the_case(submitted, case, aigul, erlan, sabira):
    from umai.intake.cases.actions import assign_worker

    assign_worker(case, by=erlan, worker_id=aigul.pk)
    chain.send_plan_back(submitted, by=sabira, on=today(), words="Who pays?")
    assert steps_waiting(aigul) == [("returned", True, "Асанов Нурбек")]
    with aigul.speaking():
        stands = reading.plans_of(case, aigul).child
    assert stands.stage == "returned" and stands.due_on and not stands.is_late(today())


def test_the_timeline_and_the_measures_tell_it_and_others_read_nothing(
    child, case, finished, approved, request, aigul
):
    for who in ("azamat", "cholpon", "sabira"):
        by = request.getfixturevalue(who)
        with by.speaking():
            assert reading.measures_of(case, by) == [], who
            assert reading.plans_of(case, by).child.plan is None, who
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
    measure(finished, aigul, kind="doctor", protects_now=True, words="The feldsher comes tonight.")
    with aigul.speaking():
        events = reading.events_of(child, aigul)
    text = " ".join(f"{event.title} {event.text}" for event in events)
    told = ("handed in", "submitted", "agreed", "approved", "The feldsher comes tonight.", "grandmother")
    assert [words for words in told if words not in text] == []
