"""Before somebody is accepted: three answers, across districts, and nothing else to anybody."""

from datetime import date, datetime, time

import pytest
from django.db import DatabaseError, connection
from django.test import override_settings
from django.utils import timezone

from tests.cast import id_of
from umai.access.models import Wall
from umai.access.requirements import Incomplete, NeedsAnotherPerson
from umai.assessment.models import Assessment, Completion
from umai.guardianship.applications import actions as applying
from umai.guardianship.models import AcceptanceAnswer, AcceptanceProposal, HouseholdCheck
from umai.guardianship.tests.conftest import (
    DAY,
    WORDS,
    adult_of,
    application_state,
    applied,
    case_of,
    danger,
    heard,
    in_household,
    known_well,
    last_entry,
    look_at_home,
    named_as,
    owner,
    register,
    register_far,
    see_papers,
    with_pin,
)
from umai.guardianship.tests.test_applications import granted, sent_to_court
from umai.guardianship.vetting import actions
from umai.guardianship.vetting.counts import counted_checks
from umai.guardianship.vetting.reading import waiting_acceptances
from umai.intake.cases.actions import open_case
from umai.intake.models import Origin
from umai.intake.tests.conftest import particulars
from umai.law.terms.clock import BISHKEK, today
from umai.protection.models import SafetyDecision
from umai.refusal import NotPermitted
from umai.register.models import (
    Adult,
    AdultIdentity,
    CareArrangement,
    Child,
    Household,
    Kinship,
    Membership,
    Merge,
    RightsDecision,
)
from umai.staff.models import Office
from umai.trail.models import Entry

ELSEWHERE, OBLAST = id_of("office", "kochkor"), id_of("office", "osh_oblast")


def night():
    """An instant of yesterday which in Greenwich is of the day before."""
    return datetime.combine(today() - DAY, time(1), BISHKEK)


@pytest.fixture(params=[True, False], ids=["both walls", "the database alone"])
def own_filter(request):
    """With the program's own filter, and with the database as the only wall."""
    with override_settings(UMAI_OWN_FILTER=request.param):
        yield request.param


@pytest.fixture
def near(aigul):
    """Another child of the own municipality, with a case."""
    child = register(aigul, given="Айбек", surname="Бекбоев")
    open_case(child, by=aigul, **particulars())
    return child


def care(child, adult_id, **more):
    return owner(CareArrangement, child_id=child.pk, carer_id=adult_id, paper="none", **more)


def limit(child, adult_id, **more):
    said = {"limit": "taken", "court": "Ош", "holds_from": date(2020, 1, 1)}
    owner(RightsDecision, child_id=child.pk, adult_id=adult_id, **said | more)


def report(child, concern="violence", risk="high", current=True, received_at=None):
    """A report that is in the case of this child, whose assessment found this risk."""
    from umai.identification.tests.conftest import reported

    signal = reported(concern=concern)
    said = {"child_id": child.pk, "case": case_of(child), "concern": concern}
    said["received_at"] = received_at or timezone.now()
    owner(Origin, signal_id=signal.pk, current=current, **said)
    if risk:
        assessed(child, risk)


def assessed(child, risk="high"):
    """An assessment of this child that is completed today."""
    assessment = owner(Assessment, child_id=child.pk, case=case_of(child), begun_on=today())
    done = {"completed_on": today(), "due_on": today(), "is_late": False, "reasons": WORDS}
    owner(Completion, child_id=child.pk, assessment=assessment, risk=risk, **done)


def mother_of(child):
    """An adult of the district of this child, who is its mother."""
    mother = owner(Adult, district_id=child.district_id, municipality_id=child.municipality_id)
    owner(Kinship, child_id=child.pk, adult_id=mother.pk, relation="mother")
    return mother.pk


def asked(application, by):
    """The answer, and the offices to speak with."""
    row = actions.check_household(application, by=by)
    return row.answer, row.offices


def test_of_whom_nothing_is_known_it_says_so_or_that_it_was_not_checked(application, aunt, aigul):
    assert asked(application, aigul) == ("not_checked", [])
    assert last_entry() == ("guardianship.check_household", "done")
    with_pin(aunt.adult_id)
    assert asked(application, aigul) == ("not_checked", [])  # of no household is known who lives there
    in_household(aunt.adult_id)
    assert asked(application, aigul) == ("nothing", [])
    with_pin(aunt.adult_id, pin_doubt=WORDS)
    assert asked(application, aigul) == ("not_checked", [])


def test_the_household_of_the_child_is_enough_where_the_applicant_cares_for_it(
    application, child, aunt, aigul
):
    with_pin(aunt.adult_id)
    home = in_household()
    owner(Membership, household=home, child_id=child.pk)
    assert asked(application, aigul) == ("not_checked", [])
    care(child, aunt.adult_id)
    assert asked(application, aigul) == ("nothing", [])


FOUND = {
    "named as dangerous": lambda child, adult: danger(child, adult),
    "named, and the danger is past": lambda child, adult: danger(child, adult, ended="danger_past"),
    "rights taken": limit,
    "a child was taken from the carer": lambda child, adult: [
        care(child, adult, holds_from=today() - 50 * DAY, holds_to=today() - DAY),
        danger(child, None, decided="removed"),
    ],
    "taken from a carer of whom no first day is known": lambda child, adult: [
        care(child, adult),
        danger(child, None, decided="removed"),
    ],
    "taken from a carer whose entry was written anew since": lambda child, adult: [
        old := care(child, adult),
        danger(child, None, decided="removed"),
        care(child, adult, replaces=old, why="change", happened_on=today(), number="1"),
    ],
    "a report that was found true": lambda child, adult: [
        care(child, adult, holds_from=today() - 50 * DAY),
        report(child),
    ],
}
NOT_FOUND = {
    "no danger was found on the spot": lambda child, adult: danger(child, adult, decided="no_danger"),
    "the protection ended without danger": lambda child, adult: danger(child, adult, ended="no_danger"),
    "somebody else was named": lambda child, adult: danger(child, None),
    "rights given back": lambda child, adult: limit(child, adult, holds_to=today() - DAY),
    "taken from somebody else": lambda child, adult: [
        care(child, adult, holds_from=today() - 50 * DAY, holds_to=today() - 9 * DAY),
        danger(child, None, decided="removed"),
    ],
    "the child came on the day on which it was taken from others": lambda child, adult: [
        care(child, adult, holds_from=today()),
        danger(child, None, decided="removed"),
    ],
    "the child came then, and nobody wrote on which day": lambda child, adult: [
        danger(child, None, decided="removed"),
        care(child, adult),
    ],
    "the entry of the other carer was taken over": lambda child, adult: [
        old := care(child, mother_of(child), holds_from=today() - 50 * DAY),
        danger(child, None, decided="removed"),
        care(child, adult, holds_from=old.holds_from, replaces=old, why="change", happened_on=today()),
    ],
    "the safe adult of a removal": lambda child, adult: [
        care(child, adult, holds_from=today() - 50 * DAY),
        danger(child, None, decided="removed", safe=adult),
    ],
    "a report that came after the assessment": lambda child, adult: [
        care(child, adult, holds_from=today() - 50 * DAY),
        assessed(child),
        report(child, risk=""),
    ],
    "a report that came in the night after the care had ended": lambda child, adult: [
        care(child, adult, holds_from=today() - 50 * DAY, holds_to=night().date() - DAY),
        report(child, received_at=night()),
    ],
    "a report whose assessment found little": lambda child, adult: [
        care(child, adult),
        report(child, risk="low"),
    ],
    "a report that was not assessed": lambda child, adult: [care(child, adult), report(child, risk="")],
    "a report about another child": lambda child, adult: [care(child, adult), report(child, current=False)],
    "a report of missing papers": lambda child, adult: [care(child, adult), report(child, "no_papers")],
}


@pytest.mark.parametrize("what", FOUND)
def test_what_was_found_true_in_another_district_names_its_department(application, aunt, far, aigul, what):
    known_well(aunt.adult_id)
    FOUND[what](far, aunt.adult_id)
    assert asked(application, aigul) == ("speak", [ELSEWHERE])


def test_what_was_not_found_true_is_not_counted(application, aunt, jyldyz, aigul):
    known_well(aunt.adult_id)
    answers = {}
    for what, write in NOT_FOUND.items():
        write(register_far(jyldyz), aunt.adult_id)
        answers[what] = asked(application, aigul)
    assert {what: answer for what, answer in answers.items() if answer != ("nothing", [])} == {}


def test_whoever_lives_with_the_applicant_counts_and_whoever_moved_out_does_not(
    application, aunt, child, far, aigul
):
    uncle = adult_of(child, aigul, "uncle_m", "Болот")
    home = known_well(aunt.adult_id)
    with_pin(uncle.adult_id, "10101198000018")
    danger(far, uncle.adult_id)
    assert asked(application, aigul) == ("nothing", [])
    owner(Membership, household=home, adult_id=uncle.adult_id, district_id=child.district_id)
    assert asked(application, aigul) == ("speak", [ELSEWHERE])
    gone = Membership.objects.using("owner").get(household=home, adult_id=uncle.adult_id)
    owner(
        Membership,
        household=home,
        adult_id=uncle.adult_id,
        holds_to=today() - DAY,
        replaces=gone,
        district_id=child.district_id,
    )
    assert asked(application, aigul) == ("nothing", [])


def test_one_person_is_one_only_where_somebody_joined_the_records(application, aunt, far, jyldyz, aigul):
    """The aunt is the mother of two records of a child; of likeness alone nothing follows."""
    known_well(aunt.adult_id)
    own = register(aigul, given="Канат", surname="Бекбоев")
    owner(Kinship, child_id=own.pk, adult_id=aunt.adult_id, relation="mother")
    twin = owner(Adult, district_id=far.district_id, municipality_id=far.municipality_id)
    same = AdultIdentity.objects.using("owner").get(adult_id=aunt.adult_id)
    owner(AdultIdentity, **named_as(same, twin.pk), pin="20101198000025")
    owner(Kinship, child_id=far.pk, adult_id=twin.pk, relation="mother")
    danger(far, twin.pk)
    assert asked(application, aigul) == ("nothing", [])
    owner(Merge, child_id=far.pk, other_id=own.pk, reason="known")
    assert asked(application, aigul) == ("speak", [ELSEWHERE])


def test_the_household_of_another_record_of_the_child_is_asked_about(application, child, aunt, far, aigul):
    """The child lives with the aunt by the other record, and so does an uncle who is named elsewhere."""
    other = register(aigul, given="Нурбек", surname="Асан")
    owner(CareArrangement, child_id=other.pk, carer_id=aunt.adult_id, paper="none")
    uncle = adult_of(other, aigul, "uncle_m", "Болот")
    place = {"district_id": child.district_id, "municipality_id": child.municipality_id}
    home = owner(Household, **place)
    owner(Membership, household=home, child_id=other.pk)
    owner(Membership, household=home, adult_id=uncle.adult_id, **place)
    danger(far, uncle.adult_id)
    assert asked(application, aigul) == ("not_checked", [])
    owner(Merge, child_id=child.pk, other_id=other.pk, reason="known")
    assert asked(application, aigul) == ("speak", [ELSEWHERE])


def test_of_a_file_of_the_own_district_the_oblast_is_named(application, aunt, near, aigul):
    danger(near, aunt.adult_id)
    assert asked(application, aigul) == ("speak", [OBLAST])


def test_a_file_behind_a_wall_answers_like_any_other_of_the_own_district(application, aunt, near, far, aigul):
    danger(near, aunt.adult_id)
    before = asked(application, aigul)
    for child in (near, far):
        owner(Wall, worker_id=aigul.pk, child_id=child.pk, from_at=timezone.now(), tie="family")
    assert asked(application, aigul) == before == ("speak", [OBLAST])


def test_a_file_of_another_district_behind_a_wall_names_only_the_oblast(application, aunt, far, aigul):
    danger(far, aunt.adult_id)
    owner(Wall, worker_id=aigul.pk, child_id=far.pk, from_at=timezone.now(), tie="family")
    assert asked(application, aigul) == ("speak", [OBLAST])


def test_without_a_department_the_oblast_and_then_the_ministry_are_named(application, aunt, far, near, aigul):
    danger(far, aunt.adult_id)
    Office.objects.using("owner").filter(pk=ELSEWHERE).update(to_on=today() - DAY)
    assert asked(application, aigul) == ("speak", [id_of("office", "ministry")])


def test_a_check_stands_on_the_trail_before_it_is_answered(application, aigul):
    actions.check_household(application, by=aigul)
    looks = Entry.objects.using("owner").filter(act="guardianship.check_household", outcome="looked")
    look = looks.get()
    assert (look.worker_id, look.record_id) == (aigul.pk, application.pk)


def test_an_application_that_is_over_is_asked_nothing(application, aigul):
    applying.withdraw_application(application, by=aigul, reason="mistake")
    with pytest.raises(applying.ApplicationOver):
        actions.check_household(application, by=aigul)


def raw_check(application, **more):
    said = {"child_id": application.child_id, "application": application, "answer": "nothing"}
    return HouseholdCheck.objects.create(**said | more)


def test_the_database_answers_nothing_without_a_look_on_the_trail(application, aigul, own_filter):
    with pytest.raises(DatabaseError), aigul.speaking():
        raw_check(application)


def test_nobody_else_asks_by_the_act_or_past_it(
    application, own_filter, cholpon, jyldyz, azamat, farida, timur, bakyt
):
    for by in (cholpon, jyldyz, azamat, farida, timur, bakyt):
        with pytest.raises(NotPermitted):
            actions.check_household(application, by=by)
        with pytest.raises(DatabaseError), by.speaking():
            raw_check(application)


def test_what_the_program_says_of_the_answer_is_ignored(application, aunt, far, aigul):
    danger(far, aunt.adult_id)
    actions.check_household(application, by=aigul)  # the look
    with aigul.speaking():
        row = raw_check(application, answer="nothing", offices=[])
        row.refresh_from_db()
        assert (row.answer, row.offices) == ("speak", [ELSEWHERE])


def test_a_check_opens_no_file(application, aunt, far, aigul, own_filter):
    danger(far, aunt.adult_id)
    actions.check_household(application, by=aigul)
    with aigul.speaking():
        assert not Child.objects.filter(pk=far.pk).exists()
        assert not SafetyDecision.objects.exists()


def test_the_web_role_runs_none_of_what_looks(aigul):
    for function in ("household_of(gen_random_uuid())", "known_of('{}')"):
        with pytest.raises(DatabaseError), aigul.speaking(), connection.cursor() as cursor:
            cursor.execute(f"select guardianship_{function}")


def test_nothing_is_granted_or_sent_to_the_court_before_the_household_was_checked(application, aigul, erlan):
    see_papers(application, aigul)
    look_at_home(application, aigul)
    for act in (granted, sent_to_court):
        with pytest.raises(applying.NotChecked, match="Nobody has asked yet"):
            act(application, erlan)
    with erlan.speaking():
        assert not CareArrangement.objects.exists()


def test_against_a_warning_two_people_accept_and_then_it_is_granted(proposal, warned, erlan, damira):
    assert last_entry() == ("guardianship.propose_acceptance", "done")
    with pytest.raises(applying.NotChecked, match="names an office"):
        granted(warned, erlan)
    assert [one.pk for one in with_words(erlan)] == [proposal.pk]
    actions.answer_acceptance(proposal, by=damira, agreed=True, reason=WORDS)
    assert last_entry() == ("guardianship.answer_acceptance", "done")
    assert with_words(erlan) == []
    assert granted(warned, erlan).granted


def with_words(by):
    with by.speaking():
        return waiting_acceptances(by)


def test_who_does_not_agree_leaves_it_undone(proposal, warned, erlan, damira):
    actions.answer_acceptance(proposal, by=damira, agreed=False, reason=WORDS)
    with pytest.raises(applying.NotChecked):
        granted(warned, erlan)
    with pytest.raises(actions.ProposalAnswered):
        actions.answer_acceptance(proposal, by=erlan, agreed=True, reason=WORDS)


def test_a_social_worker_and_other_places_do_not_answer(proposal, azamat, cholpon, farida):
    for by in (azamat, cholpon, farida):
        with pytest.raises(NotPermitted):
            actions.answer_acceptance(proposal, by=by, agreed=True, reason=WORDS)
        assert last_entry() == ("guardianship.answer_acceptance", "refused")


def test_nobody_agrees_to_the_own_proposal(warned, erlan):
    heard(warned, erlan)
    own = actions.propose_acceptance(warned, by=erlan, reason=WORDS)
    assert with_words(erlan) == []
    with pytest.raises(NeedsAnotherPerson):
        actions.answer_acceptance(own, by=erlan, agreed=True, reason=WORDS)
    with pytest.raises(DatabaseError), erlan.speaking():
        AcceptanceAnswer.objects.create(child_id=own.child_id, proposal=own, agreed=True, reason=WORDS)


def test_a_later_check_asks_for_a_new_acceptance(proposal, warned, aigul, erlan, damira):
    actions.check_household(warned, by=aigul)
    with pytest.raises(actions.ProposalAnswered):
        actions.answer_acceptance(proposal, by=damira, agreed=True, reason=WORDS)
    with pytest.raises(applying.NotChecked):
        granted(warned, erlan)


def test_what_the_court_decided_is_written_down_all_the_same(warned, erlan):
    sent_to_court(warned, erlan)
    assert granted(warned, erlan).body == "court"


def test_without_a_warning_nothing_is_accepted(ready, aigul):
    heard(ready, aigul)
    with pytest.raises(actions.NoWarning):
        actions.propose_acceptance(ready, by=aigul, reason=WORDS)


def test_the_applicant_is_heard_first_or_it_is_said_why_not(warned, aigul):
    with pytest.raises(applying.NotReady, match="heard"):
        actions.propose_acceptance(warned, by=aigul, reason=WORDS)
    with pytest.raises(Incomplete):
        heard(warned, aigul, heard=False, words=" ")
    heard(warned, aigul, heard=False)
    assert last_entry() == ("guardianship.hear_applicant", "done")
    assert actions.propose_acceptance(warned, by=aigul, reason=WORDS)


def test_the_database_accepts_nobody_without_a_reason(proposal, warned, aigul, damira):
    with pytest.raises(Incomplete):
        actions.propose_acceptance(warned, by=aigul, reason=" ")
    with pytest.raises(Incomplete):
        actions.answer_acceptance(proposal, by=damira, agreed=True, reason=" ")
    with pytest.raises(DatabaseError), damira.speaking():
        AcceptanceAnswer.objects.create(
            child_id=proposal.child_id, proposal=proposal, agreed=True, reason=" "
        )


def test_the_database_refuses_a_proposal_without_a_hearing_or_a_reason(warned, aigul):
    check = HouseholdCheck.objects.using("owner").filter(application=warned).latest("recorded_at")
    said = {"child_id": warned.child_id, "application": warned, "household_check_id": check.pk}
    with pytest.raises(DatabaseError), aigul.speaking():
        AcceptanceProposal.objects.create(**said, reason=WORDS)
    heard(warned, aigul)
    with pytest.raises(DatabaseError), aigul.speaking():
        AcceptanceProposal.objects.create(**said, reason=" ")
    with aigul.speaking():
        AcceptanceProposal.objects.create(**said, reason=WORDS)


def test_an_application_over_accepts_nobody(proposal, warned, aigul, damira):
    applying.withdraw_application(warned, by=aigul, reason="applicant")
    assert not application_state(warned, aigul).is_open
    with pytest.raises(applying.ApplicationOver):
        actions.answer_acceptance(proposal, by=damira, agreed=True, reason=WORDS)
    with pytest.raises(DatabaseError), damira.speaking():
        AcceptanceAnswer.objects.create(
            child_id=proposal.child_id, proposal=proposal, agreed=True, reason=WORDS
        )


def test_checks_are_counted_by_worker(application, child, aigul, erlan, damira, farida, timur, cholpon):
    kin = adult_of(child, aigul, "uncle_m", "Болот")
    for _again in range(2):
        actions.check_household(application, by=aigul)
    rival = applied(child, erlan, kin)
    actions.check_household(rival, by=erlan)
    applying.withdraw_application(rival, by=erlan, reason="mistake")
    for by in (damira, farida, timur):
        assert [tuple(one) for one in counted_checks(by)] == [
            ("Асанова Айгүл", 2, 1, 0),
            ("Мамытов Эрлан", 1, 1, 1),
        ]
    with pytest.raises(DatabaseError):
        counted_checks(cholpon)
