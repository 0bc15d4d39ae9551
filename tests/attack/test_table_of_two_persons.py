"""Each row of `ACTS_OF_TWO`, played by one person: by the act, by the page and past the program."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from tests.cast import id_of
from umai.access.policy.table import ROLES_OF_ACT
from umai.access.sessions import Speaker
from umai.guardianship.applications.actions import apply
from umai.guardianship.models import AcceptanceAnswer
from umai.guardianship.vetting.actions import (
    answer_acceptance,
    check_household,
    hear_applicant,
    propose_acceptance,
)
from umai.identification.disclosure.actions import agree_opening
from umai.identification.inbox import actions as signals
from umai.identification.inbox.endings import agree_ending, propose_ending
from umai.identification.joining.actions import confirm_joining, joining_of
from umai.identification.models import Consent, JoiningAnswer, Opening, SignalEnding
from umai.identification.tests.conftest import reported
from umai.intake.cases.actions import open_case
from umai.intake.cases.levels import LoweredRisk, level_of, set_risk
from umai.intake.from_signal.actions import add_signal
from umai.intake.lowering.actions import agree_to_lowering
from umai.intake.models import Closure, RiskLowering
from umai.intake.tests.conftest import proposed
from umai.justice.duties.actions import answer_question
from umai.justice.duties.letters import propose_letter, sign_letter
from umai.justice.evidence.opening import answer_original, ask_original
from umai.justice.evidence.receiving import begin_upload, keep_as_evidence
from umai.justice.models import DutyLetterSigning, EvidenceOpeningAnswer, UnfoundedAnswer
from umai.justice.tests import conftest as what_was_done
from umai.justice.tests.conftest import incident_of
from umai.justice.tests.duties.conftest import asked as ask_school
from umai.justice.tests.near import answered
from umai.justice.tests.near import proposed as proposed_unfounded
from umai.law.terms.clock import today
from umai.lawbook.actions import propose_law, put_in_force
from umai.lawbook.models import LawAnswer
from umai.offices.models import StaffAnswer
from umai.offices.people.actions import appoint_worker, give_account
from umai.offices.requests.actions import agree_to_request
from umai.protection.emergency.actions import begin_protection, record_decision
from umai.protection.emergency.models import SafetyDecision
from umai.protection.ending.actions import agree_end, propose_end
from umai.protection.ending.models import ProtectionEnding
from umai.refusal import Refusal
from umai.register.child.actions import add_adult, add_child, record_fact
from umai.register.merges import Doubt, Merge
from umai.register.merging.actions import merge_records
from umai.register.merging.second_person import agree_to_merge
from umai.register.models import RightsDecision
from umai.review.closing.actions import agree_to_closing
from umai.review.two_persons import ACTS_OF_TWO
from umai.rights.erasure.actions import agree_to_erasure, propose_erasure
from umai.rights.extract.actions import ask_extract, release_extract
from umai.rights.models import Erasure, ExtractAnswer
from umai.self_harm.models import SelfHarmPathEnding
from umai.self_harm.path.actions import end_path, open_path
from umai.staff.models import Office, Role, Term, Worker
from umai.walls.declaring.actions import declare_tie
from umai.walls.lifting.actions import agree_lift, ask_lift
from umai.walls.models import LiftAnswer
from umai.walls.reading import lift_requests, walls_of
from umai.watch.models import WatchOpeningAnswer
from umai.watch.opening.actions import agree_opening as agree_opening_of_who_watches
from umai.watch.tests.opening.conftest import ask_later, colleague_of

WORDS = dict.fromkeys(("reason", "childs_view", "lives_with"), "x")


@dataclass
class OneAlone:
    """What one person asked, and how the same person would agree to it."""

    by: Speaker
    act: Callable[[], Any]
    """The act, as the same person."""
    page: str
    posted: dict[str, Any]
    write: Callable[[], Any]
    """The row that brings the effect about, as the web role of the same person."""


@pytest.fixture
def case(child, aigul):
    said = {"concern": "left_behind", "channel": "school", "words": "Alone.", "discovered_at": None}
    return open_case(child, by=aigul, id=uuid.uuid4(), received_at=timezone.now(), **said)


@pytest.fixture
def protection(case, aigul):
    said = {"danger": "violence", "known_at": timezone.now() - timedelta(hours=5), "words": "Beaten."}
    return begin_protection(case, by=aigul, id=uuid.uuid4(), **said)


def a_report_ends(damira):
    report = reported(concern="violence")
    signals.screen_signal(report, by=damira, outcome="not_for_us", reason="A film.")
    said = {"how": "no_need", "findings": "x", "childs_view": "x", "lives_with": "x"}
    proposal = propose_ending(report, by=damira, id=uuid.uuid4(), **said)
    row = {"signal": report, "how": "no_need", "findings": "x", "proposal": proposal}
    return OneAlone(
        damira,
        lambda: agree_ending(proposal, by=damira),
        reverse("identification:agree", args=[report.pk]),
        {"proposal": proposal.pk},
        lambda: SignalEnding.objects.create(**row, district_id=report.district_id),
    )


def a_report_goes_into_a_case(child, case, erlan):
    report = reported(danger_now=True)
    signals.match_child(report, by=erlan, child=child)
    add_signal(case, by=erlan, signal=report, wording="Somebody is worried.")
    with erlan.speaking():
        joining = joining_of(report)
    row = {"signal": report, "joining": joining, "agreed": True, "district_id": report.district_id}
    return OneAlone(
        erlan,
        lambda: confirm_joining(joining, by=erlan, child_id=child.pk),
        reverse("identification:confirm_joining", args=[report.pk]),
        {"joining": joining.pk, "child_id": child.pk},
        lambda: JoiningAnswer.objects.create(**row),
    )


def a_protection_ends(protection, damira):
    said = {"how": "other", "ends_on": today(), **WORDS}
    proposal = propose_end(protection, by=damira, id=uuid.uuid4(), **said)
    row = {"child_id": protection.child_id, "protection": protection, "proposal": proposal}
    return OneAlone(
        damira,
        lambda: agree_end(proposal, by=damira),
        reverse("protection:agree", args=[protection.pk]),
        {"proposal": proposal.pk},
        lambda: ProtectionEnding.objects.create(**row, ended_on=today()),
    )


def a_removal_is_taken_back(protection, damira):
    now = timezone.now()
    first = record_decision(protection, by=damira, happened_at=now, decided="removed", reason="Beaten.")
    said = {"decided": "no_danger", "reason": "A mistake."}
    local = timezone.localtime(now)
    return OneAlone(
        damira,
        lambda: record_decision(protection, by=damira, happened_at=now, seen=first.pk, **said),
        f"/protection/{protection.pk}/decision/",
        said | {"seen": first.pk, "happened_on": local.date(), "happened_time": f"{local:%H:%M}"},
        lambda: SafetyDecision.objects.get().replace_with(decided="no_danger"),
    )


def records_become_one(child, case, aigul, damira):
    other = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Нурбек"})
    said = {"reason": "known", "despite": list(Doubt.values)}
    proposal = merge_records(other, by=damira, other=child, **said)
    return OneAlone(
        damira,
        lambda: agree_to_merge(proposal, by=damira),
        reverse("casefile:agree_merge", args=[proposal.pk]),
        {},
        lambda: Merge.objects.create(child=other, other=child, proposal=proposal, **said),
    )


def the_risk_falls(case, damira):
    lowered = LoweredRisk("The aunt came to stay.", "Жумабаева Дамира", "alone")
    with damira.speaking():
        for level in ("urgent", "low"):
            set_risk(case, level, "As seen.", on=today() - timedelta(days=1), lowered=lowered)
        lowering, standing = RiskLowering.objects.get(case=case), level_of(case)
    return OneAlone(
        damira,
        lambda: agree_to_lowering(lowering, by=damira),
        reverse("intake:agree_lowering", args=[case.pk]),
        {"lowering": lowering.pk},
        lambda: standing.replace_with(risk="low"),
    )


def a_case_is_closed(case, damira):
    proposal = proposed(case, damira)
    return OneAlone(
        damira,
        lambda: agree_to_closing(proposal, by=damira),
        reverse("review:agree_closing", args=[case.pk]),
        {"proposal": proposal.pk},
        lambda: Closure.objects.create(
            child_id=case.child_id, case=case, proposal=proposal, closed_on=today()
        ),
    )


def a_reporter_is_opened(farida):
    report = reported()
    said = {"ground": "criminal_case", "reason": "x", "first_key": "a", "second_key": "b"}
    with farida.speaking():
        opening = Opening.objects.create(
            signal=report,
            district_id=report.district_id,
            expires_at=timezone.now() + timedelta(hours=1),
            **said,
        )
    return OneAlone(
        farida,
        lambda: agree_opening(opening, by=farida),
        reverse("identification:agree_opening", args=[opening.pk]),
        {},
        lambda: Consent.objects.create(opening=opening, district_id=report.district_id),
    )


def a_code_is_given(gulnara):
    worker = Worker.objects.get(pk=id_of("worker", "timur"))
    return answered_alone(give_account(worker, by=gulnara, username="timur"), gulnara)


def a_post_is_given(damira):
    Term.objects.using("owner").filter(pk=id_of("term", "azamat")).update(to_on=today())
    office = Office.objects.select_related("place").get(pk=id_of("office", "nookat"))
    worker = Worker.objects.get(pk=id_of("worker", "azamat"))
    post = {"role": Role.SPECIALIST, "from_on": today() + timedelta(days=7), "worker": worker}
    return answered_alone(appoint_worker(office, by=damira, **post), damira)


def somebody_is_accepted_as_guardian(child, aigul, erlan):
    aunt = add_adult(child, by=aigul, identity={"given": "Салкын"}, relation="aunt_m")
    said = {"applicant_id": aunt.adult_id, "arrangement": "guardianship", "received_on": today()}
    application = apply(child, by=aigul, **said)
    limit = {"adult_id": aunt.adult_id, "limit": "taken", "court": "x", "holds_from": today()}
    record_fact(child, by=aigul, model=RightsDecision, **limit)
    check_household(application, by=aigul)
    hear_applicant(application, by=aigul, heard=True, heard_on=today(), words="x")
    proposal = propose_acceptance(application, by=erlan, reason="x")
    row = {"child_id": child.pk, "proposal": proposal, "agreed": True, "reason": "x"}
    return OneAlone(
        erlan,
        lambda: answer_acceptance(proposal, by=erlan, agreed=True, reason="x"),
        proposal.get_absolute_url(),
        {"id": uuid.uuid4(), "agreed": "yes", "reason": "x"},
        lambda: AcceptanceAnswer.objects.create(**row),
    )


def an_incident_is_unfounded(child, case, damira):
    incident = incident_of(child, damira)
    proposal = proposed_unfounded(incident, damira)
    row = {"child_id": child.pk, "incident": incident, "proposal": proposal, "agreed": True, "words": "x"}
    return OneAlone(
        damira,
        lambda: answered(proposal, damira),
        reverse("justice:record_unfounded_answer", args=[proposal.pk]),
        {"id": uuid.uuid4(), "agreed": "yes", "words": "x"},
        lambda: UnfoundedAnswer.objects.create(**row),
    )


def a_wall_is_lifted(child, aigul, damira):
    declare_tie(child, by=aigul, worker_id=id_of("worker", "azamat"), tie="family")
    (wall,) = walls_of(child, damira)
    asked = ask_lift(wall, by=damira, reason="The marriage is over.")
    (request,) = lift_requests(damira)
    return OneAlone(
        damira,
        lambda: agree_lift(request, by=damira),
        asked.get_absolute_url(),
        {},
        lambda: LiftAnswer.objects.create(request_id=asked.pk, agreed=True),
    )


def answered_alone(asked, by):
    return OneAlone(
        by,
        lambda: agree_to_request(asked, by=by),
        asked.get_absolute_url(),
        {},
        lambda: StaffAnswer.objects.create(request=asked, agreed=True),
    )


def what_is_kept_is_released(child, erlan):
    asked = ask_extract(
        child,
        by=erlan,
        id=uuid.uuid4(),
        asker="child",
        adult_id=None,
        subject="child",
        ground="x",
        shown="x",
        asked_on=today(),
    )
    row = {"child_id": child.pk, "request": asked, "released": True, "words": "x"}
    return OneAlone(
        erlan,
        lambda: release_extract(asked, by=erlan, words="x"),
        asked.get_absolute_url(),
        {"words": "x"},
        lambda: ExtractAnswer.objects.create(**row),
    )


def a_child_is_not_followed_any_more(child, damira):
    said = {"kind": "said", "told_by": "person", "happened_at": timezone.now(), "words": "x"}
    path = open_path(child, by=damira, **said)
    row = {"child_id": child.pk, "path": path, "outcome": "not_so", "words": "x"}
    return OneAlone(
        damira,
        lambda: end_path(path, by=damira, outcome="not_so", words="x"),
        reverse("self_harm:end", args=[path.pk]),
        {"id": uuid.uuid4(), "outcome": "not_so", "words": "x"},
        lambda: SelfHarmPathEnding.objects.create(**row),
    )


def a_file_is_erased(child, damira):
    proposal = propose_erasure(child, by=damira, id=uuid.uuid4(), words="x")
    return OneAlone(
        damira,
        lambda: agree_to_erasure(proposal, by=damira),
        proposal.get_absolute_url(),
        {},
        lambda: Erasure.objects.create(child_id=child.pk, proposal=proposal),
    )


def a_law_is_put_in_force(gulnara):
    proposal = propose_law(
        gulnara.office, by=gulnara, id=uuid.uuid4(), files={"worked/plans.toml": ""}, reason="An act."
    )
    return OneAlone(
        gulnara,
        lambda: put_in_force(proposal, by=gulnara),
        proposal.get_absolute_url(),
        {},
        lambda: LawAnswer.objects.create(proposal=proposal, agreed=True),
    )


TOLD = {"kind": "video", "taken_on": None, "taken_by": "", "found": "", "words": ""}


def an_original_is_opened(child, damira):
    incident = what_was_done.incident_of(child, damira)
    data = {"data": b"\x00\x00\x00\x18ftypmp42", "size": 12}
    upload = begin_upload(incident, by=damira, id=uuid.uuid4(), name="a.mp4", **data)
    evidence = keep_as_evidence(upload, incident, by=damira, **TOLD)
    opening = ask_original(evidence, by=damira, reason="x")
    row = {"child_id": child.pk, "incident_id": incident.line, "evidence_id": evidence.pk, "agreed": True}
    return OneAlone(
        damira,
        lambda: answer_original(opening, by=damira, agrees=True),
        reverse("justice:answer_original", args=[opening.pk]),
        {"agrees": "yes", "reason": ""},
        lambda: EvidenceOpeningAnswer.objects.create(
            opening=opening, open_until=timezone.now() + timedelta(hours=1), **row
        ),
    )


def a_letter_leaves(child, bakyt, damira):
    question = ask_school(child, damira)
    answer_question(question, by=bakyt, words="x")
    letter = propose_letter(question, by=damira, to="head")
    row = {"child_id": child.pk, "letter": letter, "signed": True, "signed_on": today(), "due_on": today()}
    return OneAlone(
        damira,
        lambda: sign_letter(letter, by=damira, signed=True),
        letter.get_absolute_url(),
        {"id": uuid.uuid4(), "signed": "yes"},
        lambda: DutyLetterSigning.objects.create(**row),
    )


def a_file_is_opened_and_told_later(child, case, aigul, omurbek):
    for _each in range(2):
        incident_of(child, aigul)
    colleague_of("nurzat")
    asked = ask_later(omurbek)
    return OneAlone(
        omurbek,
        lambda: agree_opening_of_who_watches(asked, by=omurbek),
        reverse("watch:agree_opening", args=[asked.pk]),
        {},
        lambda: WatchOpeningAnswer.objects.create(asked=asked, agreed=True),
    )


PLAYED = (
    a_report_ends,
    a_report_goes_into_a_case,
    a_protection_ends,
    a_removal_is_taken_back,
    records_become_one,
    the_risk_falls,
    a_case_is_closed,
    a_reporter_is_opened,
    a_code_is_given,
    a_post_is_given,
    what_is_kept_is_released,
    a_file_is_erased,
    somebody_is_accepted_as_guardian,
    a_child_is_not_followed_any_more,
    a_letter_leaves,
    an_original_is_opened,
    an_incident_is_unfounded,
    a_wall_is_lifted,
    a_law_is_put_in_force,
    a_file_is_opened_and_told_later,
)
ROWS = list(zip(ACTS_OF_TWO, PLAYED, strict=True))


@pytest.fixture(params=ROWS, ids=lambda row: row[1].__name__)
def played(request):
    row, play = request.param
    names = play.__code__.co_varnames[: play.__code__.co_argcount]
    return row, play(**{name: request.getfixturevalue(name) for name in names})


def effects(row):
    """How many rows bring the effect about."""
    model = next(one for one in apps.get_models() if one._meta.db_table == row.effect_in)
    return getattr(model, "ever", model._base_manager).using("owner").count()


def test_the_act_refuses_one_person_and_changes_nothing(played):
    row, one = played
    before = effects(row)
    with pytest.raises(Refusal):
        one.act()
    assert effects(row) == before


def test_the_page_changes_nothing_for_one_person(played, client_of):
    row, one = played
    before = effects(row)
    usernames = {id_of("worker", name): name for name in ("damira", "erlan", "gulnara", "farida", "omurbek")}
    answer = client_of(usernames[one.by.pk]).post(one.page, one.posted)
    assert answer.status_code in (200, 403, 409, 422), answer.status_code
    assert effects(row) == before


def test_the_database_refuses_one_person_past_the_program(played):
    row, one = played
    before = effects(row)
    with pytest.raises(DatabaseError), one.by.speaking():
        one.write()
    assert effects(row) == before


@pytest.mark.parametrize("row", ACTS_OF_TWO, ids=lambda row: row.effect_in)
def test_each_row_names_what_there_is(row, superuser, db):
    assert set(row.asked_by) <= set(ROLES_OF_ACT) and row.agreed_by in {"", *ROLES_OF_ACT}
    tables = {model._meta.db_table for model in apps.get_models()}
    assert {row.asked_in, row.effect_in} <= tables
    for name in row.functions:
        assert superuser.execute("select count(*) from pg_proc where proname = %s", [name]).fetchone() == (1,)
