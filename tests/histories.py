"""The history of one child, drawn at random: rows of every room, written by the acts that write them.

Each method of `History` says which models it makes rows of (`makes`), and makes what it needs first. What
only the clock's jobs write is written as the owner of the tables, as they do. A house test compares what
the methods say with the models that hang on a child.
"""

import dataclasses
import random
import uuid
from datetime import date, time, timedelta
from functools import cached_property, wraps

import pytest
from django.conf import settings
from django.utils import timezone

from tests.cast import KOCHKOR, NOOKAT, id_of, place_of
from umai.access.models import Grant, Wall
from umai.access.sessions import Speaker
from umai.assessment import models as assessment
from umai.call_back import actions as calling
from umai.call_back import models as called
from umai.call_back.tests.conftest import ask, give
from umai.casefile.tests.conftest import assess_whole
from umai.commission import models as heard
from umai.commission.agenda import actions as hearing
from umai.commission.decisions import actions as deciding
from umai.commission.proposing.actions import put_on_agenda
from umai.commission.proposing.waiting import waiting_matters
from umai.commission.session import actions as sitting
from umai.contact import actions as carrying
from umai.contact import models as carried
from umai.contradictions import actions as answering
from umai.contradictions.jobs import renew_contradictions
from umai.contradictions.models import Contradiction, ContradictionAnswer
from umai.contradictions.reading import found_of
from umai.documents import actions as documents
from umai.documents import models as document_rows
from umai.documents.tests.conftest import PHOTO
from umai.documents.tests.conftest import said as a_photo
from umai.documents.tests.test_print import printed
from umai.entitlements import actions as helping
from umai.entitlements import models as helped
from umai.feedback import actions as line_home
from umai.feedback import models as told_home
from umai.feedback.tests.conftest import NO, tell
from umai.guardianship import models as leaving
from umai.guardianship.applications import actions as applying
from umai.guardianship.applications import deciding as guarding
from umai.guardianship.departure import actions as departures
from umai.guardianship.invitation import actions as invitations
from umai.guardianship.placement.actions import explain_parting
from umai.guardianship.returns.actions import answer_return, receive_child
from umai.guardianship.tests.conftest import announcement, ask_everybody, invite, look_at_all, send_from_site
from umai.guardianship.vetting import actions as vetting
from umai.identification.inbox import actions as signals
from umai.identification.models import SignalMatch
from umai.identification.tests.conftest import SAID, reported
from umai.intake import models as cases
from umai.intake.cases import actions as intake
from umai.intake.cases.levels import risk_of, waiting_lowering_of
from umai.intake.from_signal import actions as origins
from umai.intake.lowering import actions as lowering
from umai.intake.tests.conftest import closed, particulars, proposed
from umai.intake.transfer import actions as transfer
from umai.justice import models as justice
from umai.justice.conflict_with_law.kinds import QUESTIONING
from umai.justice.duties.letters import answer_letter
from umai.justice.evidence.kinds import HANDOVER
from umai.justice.orders.kinds import COURT_ANSWER
from umai.justice.tests import conftest as what_was_done
from umai.justice.tests import near
from umai.justice.tests.conflict.test_matters import became, diverted, held, matter_of
from umai.justice.tests.conftest import incident_of
from umai.justice.tests.duties import conftest as informing
from umai.justice.tests.evidence import conftest as proofs
from umai.justice.tests.matters import whole_matter_of
from umai.justice.tests.measures.test_measures import measure_of
from umai.justice.tests.orders.conftest import broken, changed, order_of
from umai.justice.tests.shield import conftest as shielding
from umai.law.terms.clock import today
from umai.machine.keys import key_pairs
from umai.oversight.models import CountedVisit, DutyJudgement, TenDays
from umai.planning import models as plans
from umai.planning.draft import actions as planning
from umai.planning.editions import actions as chain
from umai.planning.tests.conftest import join, write_out
from umai.prevention import models as prevented
from umai.prevention.child import actions as prevention
from umai.prevention.tests.conftest import attendance
from umai.protection import models as protections
from umai.protection.tests.conftest import begun, ended
from umai.protection.tests.test_acts import STEPS, done
from umai.referrals import models as referred
from umai.referrals.referral import actions as referring
from umai.referrals.tests.conftest import answer, refer
from umai.register import models as people
from umai.register.child import actions as register
from umai.review import models as reviews
from umai.review.closing import actions as closing
from umai.review.tests.conftest import at_risk, conferred, reviewed
from umai.rights import models as rights
from umai.rights.consent import actions as consents
from umai.rights.dispute import actions as disputes
from umai.rights.dispute.reading import facts_of
from umai.rights.extract import actions as extracts
from umai.self_harm import models as harm
from umai.self_harm.following.actions import record_following
from umai.self_harm.path import actions as harming
from umai.self_harm.path import steps as harm_steps
from umai.self_harm.tests import conftest as harm_done
from umai.situations.deriving import derive_findings
from umai.situations.models import LegalFinding
from umai.staff.models import OfficeKind, Role
from umai.urgency.models import Urgency
from umai.visits import models as visits
from umai.visits.plausibility import actions as signs_actions
from umai.visits.safety import actions as on_the_way
from umai.visits.tests.conftest import ago, answers, planned, record
from umai.visits.told import actions as telling
from umai.visits.visit import actions as visiting

GIVEN = ["Нурбек", "Нурбэк", "Нурбег", "Нурик"]
WORDS = "As it was said."


def makes(*models):
    """Mark a method as one that writes rows of these models; a history writes each but once."""

    def mark(method):
        @wraps(method)
        def once(self):
            if method.__name__ not in self.written:
                self.written.add(method.__name__)
                method(self)

        once.makes = models
        return once

    return mark


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A folder of its own for what is stored, with the box of reports in it."""
    key_pairs.make_pair(tmp_path, key_pairs.SIGNAL_WORDS)
    monkeypatch.setattr(settings, "MACHINE", dataclasses.replace(settings.MACHINE, home=tmp_path))


@pytest.fixture
def cast(aigul, erlan, damira, bakyt, cholpon, service, agreement, school):
    """Those by whom a history is written, and a service and a school that they name."""
    sabira = join("sabira", "Сабира", OfficeKind.COMMISSION, NOOKAT, Role.COMMISSION_SECRETARY)
    speakers = {"aigul": aigul, "erlan": erlan, "damira": damira, "bakyt": bakyt, "cholpon": cholpon}
    speakers["sabira"] = sabira
    return speakers | {"service": service, "school": school}


class History:
    """One child with a drawn part of all that can be written of a child. `cast`: who speaks, by name."""

    def __init__(self, cast, draw=None, **identity):
        self.cast, self.draw, self.written = cast, draw or random.Random(1), set()
        said = {"surname": "Асанов", "given": "Нурбек", "birth_date": date(2016, 4, 12), "sex": "m"}
        aigul = cast["aigul"]
        self.child = register.add_child(
            aigul.office.place, by=aigul, id=uuid.uuid4(), identity=said | identity
        )

    def write(self, share=1.0):
        """Each part with this probability, in an order in which life may write them."""
        for name in PARTS:
            if self.draw.random() < share:
                getattr(self, name)()
        return self

    def by(self, name):
        """Whoever speaks, with the reach of this moment: a case may have been assigned since."""
        return Speaker(self.cast[name].token)

    def owner(self, model, **fields):
        """A row as the clock's jobs and bulk loads write it."""
        held = {name: getattr(self.child, name) for name in ("district_id", "municipality_id", "office_id")}
        return model.objects.using("owner").create(child_id=self.child.pk, **held, **fields)

    # The register.

    @makes(people.Child, people.Identity, people.SearchKey)
    def registered(self):
        """Done when the history begins."""

    @makes(
        people.Kinship,
        people.Membership,
        people.CareArrangement,
        people.RightsDecision,
        people.CauseConfirmation,
    )
    def family(self):
        given = self.draw.choice(["Бурул", "Сайрагүл"])
        kin = register.add_adult(
            self.child,
            by=self.by("aigul"),
            identity={"surname": "Асанова", "given": given},
            relation=self.draw.choice(["mother", "grandmother_f"]),
            lives_together=True,
        )
        self.adult_id = kin.adult_id
        care = {"carer_id": kin.adult_id, "is_kin": True, "paper": self.draw.choice(["none", "court"])}
        self.fact(people.CareArrangement, **care)
        self.fact(people.RightsDecision, adult_id=kin.adult_id, limit="restricted", court="Кара-Суу")
        self.fact(people.CauseConfirmation, code="violence", words=WORDS, holds_from=today())
        self.fact(people.Absence, adult_id=kin.adult_id, kind="external", country="RU")
        self.fact(people.Inability, adult_id=kin.adult_id, kind="hospital", document=WORDS)

    def fact(self, model, by="aigul", **fact):
        return register.record_fact(self.child, by=self.by(by), model=model, **fact)

    @makes(
        people.Address,
        people.Appearance,
        people.Schooling,
        people.SchoolLeaving,
        people.HealthPoint,
        people.Languages,
    )
    def life(self):
        address = self.fact(people.Address, words=f"Манас көч., {self.draw.randint(1, 90)}")
        if self.draw.random() < 0.5:
            register.correct_fact(self.child, by=self.by("aigul"), fact=address, words="Ленин көч., 4")
        self.fact(people.Schooling, attendance=self.draw.choice(["attends", "left"]), school="№ 4")
        self.fact(people.SchoolLeaving, reason="work", followed_by="№ 4")
        self.fact(people.HealthPoint, facility="ФАП")
        self.fact(people.Appearance, words="A scar on the left hand.")
        self.fact(people.Languages, of_child="кыргызча")

    @makes(Contradiction, ContradictionAnswer)
    def contradiction(self):
        self.family()  # whose adult cares for the child, and is away
        renew_contradictions(on=today(), using="owner")
        by = self.by("aigul")
        rule = found_of(self.child.pk, by)[0].rule.slug
        answering.answer_contradiction(self.child, by=by, rule=rule, what="not_known", words=WORDS)

    @makes(LegalFinding)
    def situation(self):
        self.fact(people.CauseConfirmation, code="violence", words=WORDS, holds_from=today())
        derive_findings(using="owner")

    @makes(
        justice.HouseholdDecision,
        justice.HouseholdSignal,
        justice.HouseholdVisitResult,
        justice.UnfoundedProposal,
        justice.UnfoundedAnswer,
    )
    def near_a_suspect(self):
        by = self.by("aigul")
        incident = incident_of(self.child, by)  # before a case is open, so that it judges no risk
        near.suspected(incident, by, name=WORDS)
        near.found(near.decided(incident, by), by, name=WORDS)
        told = reported(dataclasses.replace(SAID, child=f"{self.child.pk}, elsewhere"))
        self.owner(justice.HouseholdSignal, incident=incident, signal=told, place_id=self.child.district_id)
        near.answered(near.proposed(incident, by), self.by("damira"), agreed=False)

    @makes(people.HealthDetail, people.ShelterAddress, people.Adoption)
    def sealed(self):
        for model in (people.HealthDetail, people.ShelterAddress, people.Adoption):
            self.fact(model, by="damira", words=WORDS)

    @makes(document_rows.Document, document_rows.SealedDocument)
    def papers(self):
        documents.attach_document(self.child, by=self.by("aigul"), **a_photo())
        documents.attach_document(self.child, by=self.by("damira"), **a_photo(kind="medical"))

    @makes(document_rows.PrintedPaper)
    def printing(self):
        printed(self.child, self.by("aigul"))

    # The case.

    @makes(cases.ClosingProposal, cases.Closure)
    def earlier_case(self):
        """A case that was closed before the one that is open."""
        self.earlier = intake.open_case(self.child, by=self.by("aigul"), **particulars())
        closed(proposed(self.earlier, self.by("aigul")), self.by("damira"))

    @cached_property
    def case(self):
        earlier = getattr(self, "earlier", None)
        return intake.open_case(self.child, by=self.by("aigul"), **particulars(follows=earlier))

    @makes(cases.Case, cases.Clock, cases.WorklistRow, cases.Due, TenDays)
    def open_case(self):
        self.case  # noqa: B018

    @makes(cases.Assignment, Grant)
    def assigned(self):
        intake.assign_worker(self.case, by=self.by("damira"), worker_id=id_of("worker", "aigul"))

    @makes(SignalMatch, cases.Origin)
    def signal(self):
        one = reported(dataclasses.replace(SAID, child=str(self.child.pk)))  # the same words are walled alike
        signals.screen_signal(one, by=self.by("erlan"), outcome="concern")
        signals.match_child(one, by=self.by("erlan"), child=self.child)
        origins.add_signal(self.case, by=self.by("erlan"), signal=one, wording=WORDS)

    @makes(
        justice.Proceeding,
        justice.ProceedingStage,
        justice.ChildRepresentation,
        justice.IndependentAsked,
        justice.ViewInProceedings,
        justice.WithdrawnComplaint,
        justice.SettledLetter,
        justice.SettledAnswer,
    )
    def proceedings(self):
        """Proceedings end by reconciliation; the department writes to the prosecutor, who answers on paper."""
        whole_matter_of(incident_of(self.child, self.by("aigul")), self.by("erlan"), WORDS)

    @makes(DutyJudgement)
    def judged(self):
        self.owner(
            DutyJudgement,
            case=self.case,
            body="clinic",
            key="name:ФАП",
            name="ФАП",
            found="knew",
            words=WORDS,
        )

    @makes(cases.FileTransfer, cases.FileTransferAnswer)
    def sent(self):
        self.case  # noqa: B018
        sent = transfer.send_file(
            self.child, by=self.by("erlan"), id=uuid.uuid4(), place=place_of((KOCHKOR, 0)), words=WORDS
        )
        transfer.refuse_file(sent, by=self.by("cholpon"), words="He lives where he lived.")

    @makes(
        assessment.Assessment,
        assessment.Finding,
        assessment.ChildsView,
        assessment.Completion,
        cases.RiskLevel,
    )
    def assess(self):
        by, drawn = self.by("aigul"), self.draw.choice(["medium", "high"])
        with by.speaking():
            standing = risk_of(self.case)  # an incident may have judged it before
        assess_whole(self.case, by, risk=standing or drawn)

    @makes(
        plans.Plan,
        plans.Need,
        plans.Goal,
        plans.Measure,
        plans.Placement,
        plans.MeasureProgress,
        plans.PlanEdition,
        plans.PlanStep,
        cases.Stop,
    )
    def plan(self):
        plan = planning.begin_plan(self.case, by=self.by("aigul"), kind="child")
        write_out(plan, self.by("aigul"))
        by = self.by("aigul")
        with by.speaking():
            measure = plans.Measure.objects.get(plan=plan)
        planning.record_progress(measure, by=by, id=uuid.uuid4(), kind="begun", on=today(), words=WORDS)
        chain.submit_plan(chain.hand_in_plan(plan, by=by), by=self.by("erlan"), on=today())

    # Visits.

    @makes(visits.Visit, CountedVisit, visits.VisitWindow, visits.VisitConflict, visits.VisitSettlement)
    def visit(self):
        by = self.by("aigul")
        self.visited = record(self.case, by, at=ago(hours=self.draw.randint(1, 20)))
        other = answers(at=self.visited.at, childs_words="Nothing.")
        conflict = visiting.keep_both_versions(self.visited, by=by, answers=other)
        keeps = self.draw.choice(list(visits.ChosenVersion))
        visiting.settle_conflict(conflict, by=self.by("erlan"), keeps=keeps, reason=WORDS)

    @makes(visits.VisitConfirmation)
    def told(self):
        by = self.by("aigul")
        told = record(self.case, self.by("erlan"), at=ago(hours=30), worker_id=by.pk)
        telling.confirm_told_visit(told, by=by, id=uuid.uuid4(), answer="not_so", words=WORDS)

    @makes(visits.MissedVisit, visits.Explanation)
    def missed(self):
        window = planned(self.case, self.by("erlan"), first=-9, last=-2)
        missed = self.owner(
            visits.MissedVisit,
            case=self.case,
            window=window,
            worker_id=id_of("worker", "aigul"),
            latest_on=window.latest_on,
            caseload=3,
            above_limit=False,
        )
        visiting.explain_missed_visit(missed, by=self.by("aigul"), reason="road", words="Snow.")

    @makes(visits.DwellingWarning, visits.Outing, visits.Return)
    def on_the_way(self):
        said = {"go_in_two": True, "with_police": self.draw.random() < 0.5, "words": "A dog without a chain."}
        on_the_way.warn_of_dwelling(self.case, by=self.by("aigul"), **said)
        back = timezone.now() + timedelta(hours=2)
        out = on_the_way.go_out(
            self.case, by=self.by("aigul"), id=uuid.uuid4(), back_by_at=back, words="On foot."
        )
        on_the_way.come_back(out, by=self.by("aigul"))

    @makes(
        visits.VisitQuestion,
        visits.QuestionAnswer,
        visits.QuestionDecision,
        visits.DrawnVisit,
        visits.FamilyCall,
    )
    def asked(self):
        self.visit()
        of = {"case": self.case, "visit": self.visited, "worker_id": id_of("worker", "aigul")}
        question = self.owner(
            visits.VisitQuestion,
            **of,
            line=self.visited.line,
            sign="same_text",
            due_on=today(),
            evidence={"others": [], "numbers": {"words": "heard", "letters": 120}},
        )
        signs_actions.answer_question(question, by=self.by("aigul"), words=WORDS)
        signs_actions.decide_question(question, by=self.by("damira"), result="nothing", reason=WORDS)
        drawn = self.owner(
            visits.DrawnVisit,
            **of,
            drawn_in_id=self.child.district_id,
            month=today().replace(day=1),
            seed=uuid.uuid4(),
            population=9,
            place=self.draw.randint(1, 10**6),
        )
        signs_actions.record_family_call(
            drawn, by=self.by("damira"), result="confirmed", words="", at=ago(minutes=5)
        )

    # Referrals, prevention, reviews, protection.

    @makes(referred.Referral, referred.ReferralReason, referred.ReferralAnswer, referred.Withdrawal)
    def referrals(self):
        service, school = self.cast["service"], self.cast["school"]
        taken_back = refer(self.case, self.by("aigul"), service, school)
        referring.withdraw_referral(taken_back, by=self.by("aigul"), words=WORDS)
        answer(refer(self.case, self.by("aigul"), service, school), self.by("bakyt"))

    @makes(
        leaving.Departure, leaving.DepartureCheck, leaving.DepartureConfirmation, leaving.DepartureWithdrawal
    )
    def leaving_parents(self):
        """A parent leaves the child with an aunt; another announcement is withdrawn, and a third waits."""
        by, names = self.by("aigul"), {"surname": "Асанова"}
        mother, aunt = (
            register.add_adult(self.child, by=by, identity=names | {"given": given}, relation=relation)
            for given, relation in (("Нуриза", "mother"), ("Салкын", "aunt_m"))
        )
        announced = announcement(mother, aunt, words=WORDS)
        first = departures.announce_departure(self.child, by=by, **announced)
        departures.withdraw_departure(first, by=by, reason="stays", words=WORDS)
        second = departures.announce_departure(self.child, by=by, **announced)
        ask_everybody(second, by)
        departures.confirm_departure(second, by=self.by("damira"))
        departures.announce_departure(self.child, by=by, **announced)

    @makes(leaving.CarePlacement, leaving.PartingReason, leaving.ChildReturn, leaving.ReturnAnswer)
    def coming_and_going(self):
        """The child is received from abroad and lives with an aunt on a paper, apart; the father comes back."""
        by, names, day = self.by("aigul"), {"surname": "Асанова"}, today() - timedelta(days=1)
        father, aunt = (
            register.add_adult(self.child, by=by, identity=names | {"given": given}, relation=relation)
            for given, relation in (("Болот", "father"), ("Бурул", "aunt_f"))
        )
        said = {"returned_on": day, "country": "RU", "way": "by_state", "met_by": WORDS, "goes_to": WORDS}
        row = receive_child(self.child, by=by, carer_id=aunt.adult_id, papers=WORDS, **said)
        explain_parting(row.care, by=by, reason="no_room", words=WORDS)
        paper = {"paper": "court", "paper_from": day}
        register.change_fact(self.child, by=by, fact=row.care, changed_on=day, **paper)
        away = {"adult_id": father.adult_id, "kind": "external", "holds_from": day, "holds_to": today()}
        register.record_fact(self.child, by=by, model=people.Absence, **away)
        said = {"adult_id": father.adult_id, "outcome": "stays", "decided_by": WORDS, "words": WORDS}
        answer_return(self.child, by=self.by("damira"), **said)

    @makes(
        justice.ProtectionOrder,
        justice.OrderBreach,
        justice.CourtAnswer,
        justice.FamilyMeasure,
        justice.OffenceMatter,
        justice.ChildDetention,
        justice.MatterQuestioning,
        justice.MatterOutcome,
        justice.Diversion,
    )
    def orders_and_matters(self):
        """A ban that is extended and broken, a court's answer, a warning, and a matter of the child itself."""
        self.protect()
        by, names = self.by("damira"), {"surname": "Асанова", "given": "Жаныл"}
        kin = register.add_adult(self.child, by=by, identity=names, relation="aunt_f")
        order = order_of(self.child, by, kin)
        changed(order, by, "extend", ends_on=today() + timedelta(days=60))
        broken(order, by)
        answered = {"answer": "granted", "court": WORDS, "happened_on": today(), "place_until": None}
        protection = protections.Protection.objects.using("owner").get(child_id=self.child.pk)
        COURT_ANSWER.act(protection, by=by, number="", words=WORDS, **answered)
        measure_of(self.child, by, kin)
        matter = matter_of(self.child, by)
        held(matter, by)
        asked = {"body": "police", "presence": ["parent"], "lawyer": True, "recorded": None, "words": WORDS}
        QUESTIONING.act(matter, by=by, happened_on=today(), **asked)
        became(matter, by, "released")
        diverted(matter, by)

    @makes(
        leaving.Invitation,
        leaving.InvitationTakenBack,
        leaving.SentAnnouncement,
        leaving.SentAnnouncementAnswer,
    )
    def parents_who_write_on_the_site(self):
        """A code is taken back; with another one a parent writes, which is rejected; and so does the other."""
        by, names = self.by("aigul"), {"surname": "Асанова"}
        mother, father = (
            register.add_adult(self.child, by=by, identity=names | {"given": given}, relation=relation)
            for given, relation in (("Айнура", "mother"), ("Эсен", "father"))
        )
        invitations.take_invitation_back(invite(self.child, mother, by)[1], by=by)
        sent, _row = send_from_site(self.child, mother, by, words=WORDS)
        invitations.reject_announcement(sent, by=by, reason="stays", words=WORDS)
        send_from_site(self.child, father, by)

    @makes(called.CallCode, called.CallCodeTakenBack, called.CallRequest, called.CallTry)
    def parents_who_ask_to_be_called(self):
        """A code is taken back; with another one a parent asks for a call and is not reached yet."""
        by, names = self.by("aigul"), {"surname": "Асанова", "given": "Нурзат"}
        mother = register.add_adult(self.child, by=by, identity=names, relation="mother")
        calling.take_call_code_back(give(self.child, mother, by)[1], by=by)
        asked = ask(self.child, mother, by)
        said = {"outcome": "again", "called_on": today(), "words": WORDS}
        calling.record_call(asked, by=by, **said)

    @makes(
        leaving.GuardianshipApplication,
        leaving.ApplicationPaper,
        leaving.ApplicationStage,
        leaving.ApplicationDecision,
        leaving.ApplicationWithdrawal,
        leaving.HouseholdCheck,
        leaving.ApplicantHearing,
        leaving.AcceptanceProposal,
        leaving.AcceptanceAnswer,
    )
    def applications(self):
        """An aunt becomes the guardian against a warning; another application is withdrawn, and one waits."""
        by, names = self.by("aigul"), {"surname": "Асанова", "given": "Бурул"}
        aunt = register.add_adult(self.child, by=by, identity=names, relation="aunt_f")
        said = {"applicant_id": aunt.adult_id, "arrangement": "guardianship", "received_on": today()}
        first = applying.apply(self.child, by=by, words=WORDS, **said)
        applying.withdraw_application(first, by=by, reason="mistake", words=WORDS)
        second = applying.apply(self.child, by=by, words=WORDS, **said)
        limit = {"adult_id": aunt.adult_id, "limit": "restricted", "court": WORDS, "holds_from": today()}
        register.record_fact(self.child, by=by, model=people.RightsDecision, **limit)
        look_at_all(second, by)
        vetting.hear_applicant(second, by=by, heard=True, heard_on=today(), words=WORDS)
        proposal = vetting.propose_acceptance(second, by=by, reason=WORDS)
        vetting.answer_acceptance(proposal, by=self.by("damira"), agreed=True, reason=WORDS)
        paper = {"decided_on": today(), "in_force_on": today(), "number": "12", "issuer": WORDS}
        guarding.grant(second, by=self.by("damira"), **paper)
        applying.apply(self.child, by=by, words=WORDS, **said)

    @makes(helped.HelpOutcome)
    def help_asked_for(self):
        said = {"code": "doctor", "state": "obtained", "happened_on": today(), "words": WORDS}
        helping.record_outcome(self.child, by=self.by("aigul"), **said)

    @makes(told_home.ChildDecision, told_home.Telling, told_home.DisagreementAnswer)
    def told_of_decisions(self):
        """The child does not agree that its case was opened, and something was done about it."""
        by = self.by("aigul")
        decisions = told_home.ChildDecision.objects.using("owner")
        opened = decisions.get(kind="opened", decided=self.case.pk)
        tell(self.child, by, opened, **NO)
        line_home.answer_disagreement(self.child, by=by, decision=opened.pk, words=WORDS)

    @makes(prevented.Note, prevented.Talk, prevented.ParentContact)
    def before_harm(self):
        self.family()
        by = self.by("aigul")
        prevention.record_note(self.child, by=by, body="№ 4 мектеп", words=WORDS, **attendance())
        prevention.record_talk(self.child, by=by, made=True, partner="carer", words=WORDS, talked_on=today())
        prevention.record_contact(
            self.child,
            by=by,
            adult_id=self.adult_id,
            way="telephone",
            contacted_at=timezone.now(),
            reached=self.draw.random() < 0.5,
            told=WORDS,
        )

    @makes(
        justice.Incident,
        justice.Suspect,
        justice.IncidentWitness,
        justice.IncidentExamination,
        justice.Interview,
    )
    def violence(self):
        """A relative beats the child before a brother; the child is examined and questioned twice."""
        by, names = self.by("aigul"), {"surname": "Асанов", "given": "Бакыт"}
        uncle = register.add_adult(self.child, by=by, identity=names, relation="uncle_m")
        incident = what_was_done.incident_of(self.child, by)
        what_was_done.suspected(incident, by, uncle)
        what_was_done.examined_and_questioned(incident, by)

    @makes(
        justice.BodyNotice,
        justice.DutyQuestion,
        justice.DutyAnswer,
        justice.DutyLetter,
        justice.DutyLetterSigning,
        justice.DutyLetterAnswer,
        justice.Want,
        justice.WantAnswer,
    )
    def duties(self):
        """The school informs nobody and is asked; a letter leaves and is answered; a car never comes."""
        by = self.by("aigul")
        notice = informing.noticed(self.child, by)
        question = informing.asked(self.child, by, notice=notice)
        informing.answered(question, self.by("bakyt"), WORDS)
        letter = informing.proposed(question, by)
        informing.signed(letter, self.by("damira"))
        answer_letter(letter, by=by, answered_on=today(), words=WORDS)
        shielding.came(shielding.wanted(self.child, by), by)

    @makes(
        justice.RepeatedNotice,
        justice.RepeatedAnswer,
        justice.SuspectSame,
        justice.CarerAlarm,
        justice.CarerAlarmAnswer,
    )
    def repeated_violence(self):
        """Another office has an incident with a suspect of that name, who takes care of this child now."""
        by, names = self.by("aigul"), {"surname": "Асанов", "given": "Эрмек"}
        uncle = register.add_adult(self.child, by=by, identity=names, relation="uncle_m")
        line = what_was_done.incident_of(self.child, by).line
        held = {name: getattr(self.child, name) for name in ("district_id", "municipality_id")}
        held |= {"child_id": self.child.pk, "told_at": timezone.now()}
        rows = justice.RepeatedNotice.objects.using("owner")
        told = rows.create(line=line, other=uuid.uuid4(), tie="suspect", **held)
        alarms = justice.CarerAlarm.objects.using("owner")
        alarm = alarms.create(adult_id=uncle.adult_id, incident=told.other, how="care", **held)
        said = {"incident_id": line, "words": WORDS, "sealed": False}
        self.owner(justice.SuspectSame, question=uuid.uuid4(), same=True, **said)
        self.owner(justice.RepeatedAnswer, what="called", told_until=told.told_at, **said)
        self.owner(justice.CarerAlarmAnswer, alarm=alarm, what="seen_safe", words=WORDS)

    @makes(
        justice.Evidence,
        justice.EvidenceOpening,
        justice.EvidenceOpeningAnswer,
        justice.EvidenceDownload,
        justice.EvidenceHandover,
    )
    def proved(self):
        """A photo is kept as evidence, its original opened by two, taken out and handed over; one is begun."""
        self.violence()
        by, second = self.by("erlan"), self.by("damira")
        incident = justice.Incident.objects.using("owner").filter(child_id=self.child.pk).first()
        evidence = proofs.kept(incident, by, PHOTO, name="a.jpg", words=WORDS, taken_by=WORDS, found=WORDS)
        proofs.taken_out(evidence, by, second)
        given = {"to_whom": WORDS, "on_paper": "№ 12", "carrier": WORDS, "happened_on": today()}
        HANDOVER.act(evidence, by=by, **given)
        proofs.begun(incident, self.by("aigul"), 10)

    @makes(
        reviews.Review,
        reviews.Conference,
        reviews.Participant,
        reviews.ConferenceDecision,
        reviews.ClosingRefusal,
    )
    def reviewing(self):
        reviewed(self.case, self.by("aigul"))
        conferred(self.case, self.by("aigul"))
        proposal = proposed(self.case, self.by("aigul"))
        closing.refuse_closing(proposal, by=self.by("damira"), words="Not yet.")

    @makes(
        heard.HearingRequest,
        heard.AgendaItem,
        heard.AgendaRemoval,
        heard.Recusal,
        heard.HeardView,
        heard.Decision,
        heard.ExecutionReport,
    )
    def commission(self):
        session, item = self.on_an_agenda()
        members = list(heard.Member.objects.using("owner").filter(session=session).order_by("name"))
        hearing.step_back(item, by=self.by("sabira"), member=members[0].pk, reason=WORDS)
        said = {"heard_on": today(), "heard_by": "Асанова Айгүл", "words": WORDS}
        hearing.record_view(item, by=self.by("aigul"), how="spoke", **said)
        sitting.begin_session(session, by=self.by("sabira"), present=[one.pk for one in members])
        with self.by("sabira").speaking():
            voters = deciding.voters_of(item).voters
        said = {"words": WORDS, "owner": "Clinic", "due_on": today(), "votes": (voters, 0, 0)}
        decision = deciding.decide(item, by=self.by("sabira"), kind="measure", **said)
        said = {"kind": "done", "happened_on": today(), "words": WORDS}
        deciding.report_execution(decision, by=self.by("aigul"), id=uuid.uuid4(), **said)
        _session, again = self.on_an_agenda()
        hearing.take_out(again, by=self.by("sabira"), reason=WORDS)

    def on_an_agenda(self):
        """A session of the Commission that is asked to hear the case, and the case on its agenda."""
        by = self.by("sabira")
        hearing.ask_hearing(self.case, by=self.by("aigul"), id=uuid.uuid4(), words=WORDS)
        when = {"held_on": today(), "begins_at": time(10), "place": "Ноокат"}
        session = sitting.convene_session(by.office, by=by, id=uuid.uuid4(), **when)
        for name in {"Исаев Т.", "Үсөнов Д.", "Сатаров Б."} - {
            one.name for one in heard.Member.objects.using("owner").filter(session=session)
        }:
            sitting.invite_member(session, by=by, id=uuid.uuid4(), name=name)
        ours = [one.key for one in waiting_matters(by) if one.case_id == self.case.pk and one.kind == "case"]
        put_on_agenda(session, by=self.by("sabira"), matters=ours)
        with by.speaking():
            return session, heard.AgendaItem.objects.select_related("session").get(session=session)

    @makes(cases.RiskLowering, cases.RiskLoweringAnswer)
    def lowered(self):
        at_risk(self.case, self.by("aigul"), "urgent")
        at_risk(self.case, self.by("aigul"), "low")
        with self.by("damira").speaking():
            waits = waiting_lowering_of(self.case)
        lowering.refuse_lowering(waits, by=self.by("damira"), words="See him alone first.")

    @makes(
        Urgency,
        protections.Protection,
        protections.DangerUpdate,
        protections.Arrival,
        protections.Companion,
        protections.SafetyDecision,
        protections.Removal,
        protections.TemporaryPlace,
        protections.Examination,
        protections.ProsecutorNotice,
        protections.CourtApplication,
        protections.ProtectionEndProposal,
        protections.ProtectionEnding,
        protections.OpinionOnProtection,
        protections.SiblingSafety,
        protections.ConflictOfInterest,
        protections.Watch,
        protections.FollowUpContact,
    )
    def protect(self):
        protection = begun(self.case, self.by("aigul"))
        for verb in STEPS:
            done(verb, protection, self.by("aigul"))
        ended(protection, self.by("aigul"))

    @makes(
        rights.ExtractRequest,
        rights.ExtractAnswer,
        rights.HandedOver,
        rights.GivenConsent,
        rights.ConsentWithdrawal,
        rights.LegalHold,
        rights.Dispute,
        rights.DisputeAnswer,
    )
    def rights(self):
        by = self.by("aigul")
        said = {"asker": "child", "adult_id": None, "subject": "child", "ground": WORDS, "shown": WORDS}
        asked = extracts.ask_extract(self.child, by=by, id=uuid.uuid4(), asked_on=today(), **said)
        extracts.release_extract(asked, by=self.by("damira"), words=WORDS)
        extracts.print_extract(asked, by=by, language="ky")
        extracts.hand_over(asked, by=by, to_whom=WORDS, handed_on=today())
        said = {"to_office": None, "to_whom": WORDS, "adult_id": None, "assent": "yes", "words": WORDS}
        consent = consents.record_consent(
            self.child, by=by, id=uuid.uuid4(), purpose="research", until_on=today(), **said
        )
        consents.withdraw_consent(consent, by=by, who=WORDS)
        (about, _words), *_ = facts_of(self.child, by)
        disputed = disputes.dispute_fact(
            self.child, by=by, id=uuid.uuid4(), about=about, asker="child", words=WORDS, disputed_on=today()
        )
        disputes.decide_dispute(disputed, by=by, outcome="kept", reason=WORDS)
        self.owner(rights.LegalHold, reason="complaint", words=WORDS, to_on=today() - timedelta(days=1))

    @makes(
        harm.SelfHarmPath,
        harm.SelfHarmPathEnding,
        harm.SpokenWithChild,
        harm.NotAlone,
        harm.MeansRemoved,
        harm.SpecialistCalled,
        harm.CarerTold,
        harm.SchoolTold,
        harm.FollowingContact,
        harm.DeathReview,
        harm.DeathConclusion,
        harm.DeathAnswer,
    )
    def self_harm(self):
        """A path with all its steps and a contact, which another one follows; and a review."""
        by = self.by("aigul")
        said = {"words": WORDS, "told_by": "person", "happened_at": timezone.now()}
        path = harming.open_path(self.child, by=by, kind="said", **said)
        harm_done.do_all(path, by)
        said_again = {"made": True, "says_again": "yes", "words": WORDS, "contact_on": today()}
        record_following(path, by=by, **said_again)
        again = harming.open_path(self.child, by=by, kind="attempted", **said)
        harm_done.done(harm_steps.TALK, again, by)  # somebody has seen the child: nothing urgent runs
        review = self.owner(
            harm.DeathReview, died_on=today(), reason=WORDS, due_on=today() + timedelta(days=1)
        )
        owed = {"findings": WORDS, "recommendations": WORDS, "body": self.by("damira").office}
        concluded = self.owner(harm.DeathConclusion, review=review, answer_due_on=today(), **owed)
        self.owner(harm.DeathAnswer, conclusion=concluded, words=WORDS)

    @makes(Wall)
    def walled(self):
        """A wall that hides the child from somebody who works elsewhere."""
        Wall.objects.using("owner").create(worker_id=id_of("worker", "azamat"), child_id=self.child.pk)

    @makes(carried.CardDecision, carried.GivenCard, carried.LostCard)
    def card_to_carry(self):
        """The last of all, because a decision holds no more once a suspect or an order is written later."""
        by = self.by("aigul")
        said = {"outcome": "carry", "who_may_find": WORDS, "why": WORDS}
        decision = carrying.decide_card(self.child, by=by, **said)
        given = carrying.give_card(decision, by=by, given_on=today(), to_whom="adult", words=WORDS)
        carrying.lose_card(given, by=by, noticed_on=today(), words=WORDS)


PARTS = [name for name, method in vars(History).items() if hasattr(method, "makes")]
METHOD_OF_MODEL = {model: name for name in PARTS for model in getattr(History, name).makes}
