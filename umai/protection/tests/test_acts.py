"""Each act works, is refused to another role and another place, and stands on the trail."""

import uuid
from datetime import timedelta
from functools import partial

import pytest
from django.db import DatabaseError
from django.utils import timezone

from tests.refusals import not_refused
from umai.access.doors import AlreadyReplaced
from umai.access.requirements import (
    AlreadyEnded,
    ImpossibleTime,
    Incomplete,
    NeedsAnotherPerson,
    NotTheLatest,
    SomethingCame,
)
from umai.intake.cases.actions import CaseClosed
from umai.intake.tests.conftest import closed, proposed
from umai.protection.emergency import actions
from umai.protection.ending import actions as endings
from umai.protection.ending.models import ProtectionOutcome
from umai.protection.models import (
    Companion,
    Protection,
    ProtectionEnding,
    Removal,
    SafetyDecision,
    SiblingSafety,
)
from umai.protection.steps import steps
from umai.protection.tests.conftest import (
    GOING,
    PLACE,
    REMOVAL,
    REMOVED,
    ago,
    begun,
    ended,
    last_entry,
    make_case,
    make_child,
    proposed_end,
)
from umai.refusal import NotPermitted
from umai.staff.models import Worker

ANSWERS = {
    steps.DANGER: {"danger": "self_harm", "words": "She took pills."},
    steps.ARRIVAL: GOING,
    steps.DECISION: REMOVED,
    steps.REMOVAL: REMOVAL,
    steps.PLACE: PLACE,
    steps.EXAMINATION: {"outcome": "done", "doctor": "Bolotova, feldsher"},
    steps.OPINION: {"heard": "alone", "words": "I am afraid of him."},
    steps.SIBLINGS: {"who": "Айпери, 4", "where": "together"},
    steps.CONFLICT: {"interest": "nobody"},
    steps.WATCH: {"stays": "the aunt", "means_removed": True},
    steps.CONTACT: {"child_seen": True, "findings": "Slept well."},
    steps.NOTICE: {"to_whom": "Prosecutor of Nookat", "number": "12"},
    steps.APPLICATION: {"court": "Court of Nookat", "number": "7"},
}
STEPS = {step.act.act.partition(".")[2]: (step.act, said) for step, said in ANSWERS.items()}


def done(verb, protection, by, **changes):
    function, said = STEPS[verb]
    return function(protection, by=by, **{"happened_at": ago(hours=1)} | said | changes)


def test_a_step_is_kept_as_it_was_said_and_is_on_the_trail(protection, aigul):
    for verb in STEPS:
        row = done(verb, protection, aigul)
        assert last_entry() == (f"protection.{verb}", "done")
        with aigul.speaking():
            kept = type(row).objects.get(pk=row.pk)
        said = {
            name: value for name, value in STEPS[verb][1].items() if name not in ("companions", "address")
        }
        assert {name: getattr(kept, name) for name in said} == said, verb
        assert kept.recorded_by_id == aigul.pk and kept.happened_at < kept.recorded_at, verb
    with aigul.speaking():
        (one,) = Companion.objects.all()
    assert (one.body, one.name, one.rank) == ("police", "Токтоев Б.", "major")


OTHERS = ["bakyt", "farida", "azamat", "cholpon"]


def test_another_role_and_another_place_write_no_step(protection, request):
    for verb in STEPS:
        taken = not_refused(
            OTHERS, NotPermitted, lambda who, verb=verb: done(verb, protection, request.getfixturevalue(who))
        )
        assert taken == [], verb
        assert last_entry() == (f"protection.{verb}", "refused")


def test_a_step_written_again_stands_in_place_of_the_first_which_stays(protection, aigul):
    for verb in set(STEPS) - {"record_sibling", "record_contact"}:
        first = done(verb, protection, aigul)
        second = done(verb, protection, aigul, seen=first.pk, corrects=True)
        with aigul.speaking():
            assert type(first).objects.get().pk == second.pk, verb
            assert type(first).ever.count() == 2, verb
        assert second.why == "correction", verb


REQUIRED = [
    (step, name)
    for step in (steps.DANGER, steps.REMOVAL, steps.OPINION, steps.NOTICE, steps.WATCH, steps.CONTACT)
    for name, field in step.form.base_fields.items()
    if field.required and name in ANSWERS[step]
]


def test_what_the_form_requires_the_act_requires(protection, aigul):
    for step, name in REQUIRED:
        sentence = step.form.base_fields[name].error_messages["required"]
        answers = {"happened_at": ago(hours=1)} | ANSWERS[step]
        absent = {other: value for other, value in answers.items() if other != name}
        for said in (answers | {name: None}, answers | {name: ""}, absent):
            with pytest.raises(Incomplete) as refusal:
                step.act(protection, by=aigul, **said)
            assert str(refusal.value) == f"{sentence} Nothing was saved.", (step.slug, name)
        with aigul.speaking():
            assert not step.model.ever.exists(), (step.slug, name)
    row = steps.WATCH.act(protection, by=aigul, happened_at=ago(hours=1), stays="aunt", means_removed=False)
    assert row.means_removed is False  # no is an answer


def test_what_nobody_has_seen_is_not_overwritten(protection, aigul, erlan):
    done("decide", protection, erlan, seen=None)
    with pytest.raises(AlreadyReplaced):
        done("decide", protection, aigul, seen=None, reason="Other.")


def test_an_hour_that_has_not_come_is_refused(protection, aigul):
    with pytest.raises(ImpossibleTime):
        done("record_going", protection, aigul, happened_at=timezone.now() + timedelta(minutes=5))


def test_one_protection_runs_in_a_case_from_the_row_that_begins_it(case, aigul, erlan):
    protection = begun(case, aigul)
    assert last_entry() == ("protection.begin", "done")
    with aigul.speaking():
        assert list(Protection.objects.running()) == [protection]
    with pytest.raises(actions.AlreadyRunning) as refusal:
        begun(case, erlan)
    assert refusal.value.protection.pk == protection.pk


def test_another_role_and_another_place_begin_none(case, request):
    assert not_refused(OTHERS, NotPermitted, lambda who: begun(case, request.getfixturevalue(who))) == []
    assert last_entry() == ("protection.begin", "refused")


def test_a_later_danger_is_a_later_protection_until_the_case_is_closed(protection, case, aigul, damira):
    ended(protection, aigul)
    later = begun(case, aigul)
    assert later.pk != protection.pk
    ended(later, aigul)
    closed(proposed(case, aigul), damira)
    with pytest.raises(CaseClosed):
        begun(case, aigul)


def test_a_decision_says_for_whom_and_why(protection, aigul):
    wrong = [
        {"decided": "safe_adult"},
        {"decided": "suspect_leaves", "adult_words": "the grandmother"},
        {"decided": "no_danger", "reason": " "},
    ]
    assert not_refused(wrong, Incomplete, partial(done, "decide", protection, aigul)) == []


def test_whoever_is_named_is_of_the_child_s_family(protection, uncle, aigul, jyldyz):
    decision = done("decide", protection, aigul, suspect_id=uncle)
    assert decision.suspect_id == uncle
    with pytest.raises(NotPermitted):
        done("decide", protection, aigul, suspect_id=uuid.uuid4())


def test_a_refused_examination_and_children_apart_need_a_reason(protection, aigul):
    with pytest.raises(Incomplete):
        done("record_examination", protection, aigul, outcome="refused", doctor="")
    row = done("record_examination", protection, aigul, outcome="refused", refused_by="carer")
    assert row.refused_by == "carer"
    with pytest.raises(Incomplete):
        done("record_sibling", protection, aigul, where="left")


def test_a_brother_is_a_child_of_the_register_and_has_one_word_at_a_time(protection, aigul):
    brother = make_child(aigul, given="Азиз")
    write = partial(done, "record_sibling", protection, aigul, other_id=brother.pk)
    first = write(who="", where="together")
    with pytest.raises(AlreadyReplaced):
        write(where="together", seen=None)
    write(where="left", reason="Hidden.", seen=first.pk)
    with aigul.speaking():
        assert [row.where for row in SiblingSafety.objects.filter(other=brother)] == ["left"]


def test_a_child_of_another_office_is_not_named(protection, aigul, jyldyz):
    stranger = make_child(jyldyz)
    with pytest.raises(NotPermitted):
        done("record_sibling", protection, aigul, other_id=stranger.pk)


def test_each_contact_is_a_row_of_its_own(protection, aigul):
    done("record_contact", protection, aigul, seen=None)
    done("record_contact", protection, aigul, seen=None)
    with aigul.speaking():
        assert protection.followupcontact_rows.count() == 2


def test_two_persons_end_a_protection_whatever_it_is_called(case, aigul, damira):
    for how in ProtectionOutcome.values:
        protection = begun(case, aigul)
        proposal = proposed_end(protection, aigul, how=how)
        assert last_entry() == ("protection.propose_end", "done")
        with aigul.speaking():
            assert Protection.objects.running().exists(), how
        endings.agree_end(proposal, by=damira)
        with aigul.speaking():
            assert not Protection.objects.running().exists(), how
            assert ProtectionEnding.objects.get(protection=protection).proposal.how == how


def test_one_person_ends_no_protection_past_the_program(protection, damira):
    def end(how):
        own = proposed_end(protection, damira, how=how)
        with damira.speaking():
            ProtectionEnding.objects.create(
                child_id=protection.child_id, protection=protection, proposal=own, ended_on=own.ends_on
            )

    for how in ProtectionOutcome.values:
        with pytest.raises(DatabaseError, match="another person"):
            end(how)


def test_the_oblast_agrees_where_the_office_has_no_second_person(removed, damira, farida):
    endings.agree_end(proposed_end(removed, damira), by=farida)
    with farida.speaking():
        assert not Protection.objects.running().exists()


def test_another_account_of_the_same_person_agrees_to_nothing(protection, erlan, damira):
    proposal = proposed_end(protection, erlan)
    names = {name: getattr(erlan.worker, name) for name in ("surname", "given", "patronymic")}
    Worker.objects.using("owner").filter(pk=damira.pk).update(**names)
    with pytest.raises(NeedsAnotherPerson):
        endings.agree_end(proposal, by=damira)


def test_no_other_decision_takes_a_removal_back(removed, aigul):
    with aigul.speaking():
        standing = SafetyDecision.objects.get()

    def decide(decided):
        said = {"decided": decided, "reason": "A mistake.", "adult_words": "The aunt"}
        actions.record_decision(removed, by=aigul, happened_at=ago(hours=1), seen=standing.pk, **said)

    assert not_refused(["no_danger", "safe_adult"], actions.RemovalEndsByTwo, decide) == []
    assert last_entry() == ("protection.decide", "refused")


def test_no_removal_is_struck_past_the_program_but_corrected_all_the_same(removed, aigul):
    for model in (Removal, SafetyDecision):
        with pytest.raises(DatabaseError, match="two persons"), aigul.speaking():
            model.objects.get().replace_with(why="struck")
    with aigul.speaking():
        Removal.objects.get().replace_with(why="correction", place="The aunt's house")
        assert Removal.objects.get().place == "The aunt's house"


def test_an_end_says_why_what_the_child_wants_with_whom_it_lives_and_when(protection, aigul):
    missing = [{"reason": " "}, {"childs_view": " "}, {"lives_with": " "}]
    assert not_refused(missing, Incomplete, partial(proposed_end, protection, aigul)) == []
    with pytest.raises(ImpossibleTime):  # before the danger was known
        proposed_end(protection, aigul, ends_on=ago(days=3).date())


def test_a_return_to_the_same_household_waits_for_a_second_person(removed, aigul, erlan, damira):
    own = proposed_end(removed, erlan, how="returned")
    with pytest.raises(NeedsAnotherPerson):
        endings.agree_end(own, by=erlan)
    assert last_entry() == ("protection.agree_end", "refused")
    proposal = proposed_end(removed, aigul, how="returned")
    with pytest.raises(NotTheLatest):
        endings.agree_end(own, by=damira)
    with aigul.speaking():
        assert Protection.objects.running().exists()
    endings.agree_end(proposal, by=erlan)
    assert last_entry() == ("protection.agree_end", "done")
    with aigul.speaking():
        assert not Protection.objects.running().exists()


def test_nobody_agrees_to_a_return_when_something_came_after_it_was_proposed(removed, aigul, damira):
    for step in ("record_danger", "record_view", "record_contact"):
        proposal = proposed_end(removed, aigul, how="returned")
        write, said = STEPS[step]
        write(removed, by=aigul, happened_at=ago(minutes=1), **said)
        with pytest.raises(SomethingCame):
            endings.agree_end(proposal, by=damira)


def test_another_role_and_another_place_propose_and_agree_to_no_end(removed, erlan, request):
    proposal, by = proposed_end(removed, erlan, how="returned"), request.getfixturevalue
    people = ["aigul", "bakyt", "azamat", "cholpon"]
    assert not_refused(people, NotPermitted, lambda who: endings.agree_end(proposal, by=by(who))) == []
    assert last_entry() == ("protection.agree_end", "refused")
    assert not_refused(OTHERS, NotPermitted, lambda who: proposed_end(removed, by(who))) == []
    assert last_entry() == ("protection.propose_end", "refused")


def test_a_protection_ends_once(protection, aigul, erlan):
    ended(protection, aigul)
    with pytest.raises(AlreadyEnded):
        proposed_end(protection, erlan)


def test_steps_may_be_written_after_the_end_and_ends_after_the_case(protection, case, aigul, damira):
    closed(proposed(case, aigul), damira)
    with pytest.raises(CaseClosed):
        done("record_going", protection, aigul)
    ended(protection, aigul)
    other = begun(make_case(make_child(aigul), aigul), aigul)
    ended(other, aigul)
    assert done("record_going", other, aigul).pk


def test_no_step_is_ever_changed_in_place(protection, aigul):
    row = done("decide", protection, aigul)
    with pytest.raises(DatabaseError):
        SafetyDecision.objects.using("owner").filter(pk=row.pk).update(reason="x")
