"""Two whole worlds of Nookat: one that is read there, and the same once more behind walls.

Each is a history of one child with rows of every room, and beside it what hangs on no child. Whoever works
in Kochkor meets the first as a record of elsewhere.
"""

import dataclasses
import random
import uuid
from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from tests.attack.matrix.round_records import of_rounds
from tests.cast import NOOKAT, id_of, place_of
from tests.histories import History
from umai.access.models import Wall
from umai.access.sessions import Speaker
from umai.call_back import models as call_back
from umai.commission.models import Decision
from umai.contact import models as carried
from umai.documents.models import Document
from umai.feedback.models import ChildDecision
from umai.guardianship import models as guardianship
from umai.identification.inbox import actions as inbox
from umai.identification.models import Opening, Reporter
from umai.identification.signal.sealing import seal_reporter
from umai.identification.tests.conftest import SAID, reported
from umai.identification.tests.test_openings import WHO, asked
from umai.intake import models as cases
from umai.intake.cases import actions as intake
from umai.intake.handover.actions import hand_over
from umai.intake.tests.conftest import particulars
from umai.justice import models as justice
from umai.justice.tests.roster.conftest import entered
from umai.law.terms.clock import today
from umai.lawbook.actions import propose_law
from umai.linkage.candidates.matching import match_edition
from umai.linkage.lists.ingest import ListFile, ingest_list
from umai.linkage.models import ListSource, Order
from umai.linkage.tests import conftest as lists
from umai.linkage.tests import files
from umai.linkage.tests.pairs import edition_of, pair_of, rows_of
from umai.notices.models import Call
from umai.offices.duty.actions import set_turn
from umai.offices.people.actions import give_account
from umai.offices.tests.conftest import seven_days
from umai.offices.training.actions import record_training
from umai.opens.models import EmergencyOpening, EmergencyRequest, UnusualOpen
from umai.outreach.territory import settlements_of
from umai.outreach.tests.conftest import hang
from umai.outreach.tests.conftest import office as office_of
from umai.places.models import Place
from umai.planning import models as plans
from umai.prevention import models as prevented
from umai.prevention.body_notes import actions as body_notes
from umai.prevention.tests.conftest import attendance
from umai.protection import models as protections
from umai.referrals import models as referred
from umai.referrals.catalogue.actions import add_service
from umai.referrals.tests.conftest import NAMES, agree
from umai.register import models as people
from umai.register.child import actions as register
from umai.register.merging import actions as merging
from umai.review import models as reviews
from umai.rights import models as rights
from umai.self_harm import models as harm
from umai.situations.models import WhatIf
from umai.staff.models import Office, Worker
from umai.statistics.extracts.days import ends_of_quarters
from umai.statistics.models import (
    EditionCandidate,
    EditionDrawing,
    EditionRequest,
    KeptEstimate,
    LawQuestion,
    MadeMicrodata,
    MicrodataAnswer,
    MicrodataRequest,
    PublishedClaim,
)
from umai.statistics.publication.editions import as_plain, without_marks
from umai.statistics.publication.tests.samples import draw as draw_tables
from umai.unseen.models import ListedChild
from umai.unseen.tests import conftest as unseen
from umai.visits import models as visits
from umai.walls.models import LiftRequest, TieSuggestion
from umai.watch.models import WatchLetter, WatchOpening, WatchOpeningRequest

ROWS = {  # what an address may name, and the model of the history's row
    "address": people.Address,
    "document": Document,
    "transfer": cases.FileTransfer,
    "lowering": cases.RiskLowering,
    "assignment": cases.Assignment,
    "protection": protections.Protection,
    "sibling": protections.SiblingSafety,
    "edition": plans.PlanEdition,
    "missed": visits.MissedVisit,
    "conflict": visits.VisitConflict,
    "question": visits.VisitQuestion,
    "drawn": visits.DrawnVisit,
    "outing": visits.Outing,
    "referral": referred.Referral,
    "conference": reviews.Conference,
    "review": reviews.Review,
    "note": prevented.Note,
    "card_decision": carried.CardDecision,
    "given_card": carried.GivenCard,
    "departure": guardianship.Departure,
    "care": people.CareArrangement,
    "invitation": guardianship.Invitation,
    "sent_announcement": guardianship.SentAnnouncement,
    "call_code": call_back.CallCode,
    "call_request": call_back.CallRequest,
    "application": guardianship.GuardianshipApplication,
    "acceptance": guardianship.AcceptanceProposal,
    "incident": justice.Incident,
    "body_notice": justice.BodyNotice,
    "duty_question": justice.DutyQuestion,
    "duty_letter": justice.DutyLetter,
    "want": justice.Want,
    "evidence": justice.Evidence,
    "evidence_download": justice.EvidenceDownload,
    "evidence_handover": justice.EvidenceHandover,
    "evidence_opening": justice.EvidenceOpening,
    "examination": justice.IncidentExamination,
    "interview": justice.Interview,
    "carer_alarm": justice.CarerAlarm,
    "carer_alarm_answer": justice.CarerAlarmAnswer,
    "repeated_answer": justice.RepeatedAnswer,
    "suspect_same": justice.SuspectSame,
    "suspect": justice.Suspect,
    "witness": justice.IncidentWitness,
    "path": harm.SelfHarmPath,
    "death_review": harm.DeathReview,
    "death_conclusion": harm.DeathConclusion,
    "independent": justice.IndependentAsked,
    "proceeding": justice.Proceeding,
    "representation": justice.ChildRepresentation,
    "settled_answer": justice.SettledAnswer,
    "settled_letter": justice.SettledLetter,
    "stage": justice.ProceedingStage,
    "view_in_proceedings": justice.ViewInProceedings,
    "withdrawn_complaint": justice.WithdrawnComplaint,
    "order_breach": justice.OrderBreach,
    "court_answer": justice.CourtAnswer,
    "family_measure": justice.FamilyMeasure,
    "detention": justice.ChildDetention,
    "questioning": justice.MatterQuestioning,
    "outcome": justice.MatterOutcome,
    "diversion": justice.Diversion,
    "household": justice.HouseholdDecision,
    "household_result": justice.HouseholdVisitResult,
    "unfounded": justice.UnfoundedProposal,
    "unfounded_answer": justice.UnfoundedAnswer,
    "extract": rights.ExtractRequest,
    "consent": rights.GivenConsent,
    "dispute": rights.Dispute,
    "erasure": rights.ErasureProposal,
}

LINES = {
    "visit": visits.Visit,
    "need": plans.Need,
    "goal": plans.Goal,
    "measure": plans.Measure,
    "protection_order": justice.ProtectionOrder,
    "offence_matter": justice.OffenceMatter,
}


def speakers(readers) -> dict:
    """Those by whom the worlds are written, and what one department has and offers."""
    found = {name: readers[key].speaker() for key, name in NAMED.items()}
    damira, erlan = found["damira"], Worker.objects.get(pk=id_of("worker", "erlan"))
    place = damira.office.place
    return found | {
        "school": office_of("nookat_school"),
        "service": add_service(
            damira.office,
            by=damira,
            place=place,
            code="psychologist",
            names=NAMES,
            body="school",
            holds_from=today(),
        ),
        "agreement": agree(damira),
        "roster_entry": entered(damira),
        "turn": set_turn(damira.office, by=damira, worker=erlan, **seven_days()),
        "law": propose_law(
            found["gulnara"].office,
            by=found["gulnara"],
            id=uuid.uuid4(),
            files={"worked/plans.toml": ""},
            reason="x",
        ),
        "request": give_account(erlan, by=found["gulnara"], username="erlan"),
    }


NAMED = {
    ("social_worker", "own"): "aigul",
    ("specialist", "own"): "erlan",
    ("head", "own"): "damira",
    ("school_worker", "own"): "bakyt",
    ("oblast_supervisor", "own"): "farida",
    ("commission_secretary", "own"): "sabira",
    ("administrator", "own"): "gulnara",
    ("specialist", "elsewhere"): "cholpon",
}


def write_world(cast, keys, number: int) -> SimpleNamespace:
    """A history and all that hangs on no child; answers the ids by name."""
    names = ["Нурбек", "Айбек"][number]
    history = History(cast, random.Random(number), given=names, surname=["Асанов", "Токтоев"][number])
    history.write()
    history.owner(rights.ErasureProposal, ground="asked", words="As it was said.")
    ids = {"child": history.child.pk, "case": history.case.pk, "worker": id_of("worker", "aigul")}
    for name, model in ROWS.items():
        ids[name] = model.objects.using("owner").filter(child_id=history.child.pk).first().pk
    ids["evidence_upload"] = justice.EvidenceUpload.objects.using("owner").get(child_id=history.child.pk).pk
    for name, model in LINES.items():
        ids[name] = model.objects.using("owner").filter(child_id=history.child.pk).first().line
    answered = guardianship.ReturnAnswer.objects.using("owner").filter(child_id=history.child.pk)
    ids["returned_parent"] = answered.first().adult_id
    decisions = ChildDecision.objects.using("owner").filter(kind="opened", decided=history.case.pk)
    ids["child_decision"] = decisions.get().pk
    ids["code"] = plans.PlanEdition.objects.using("owner").get(pk=ids["edition"]).code
    for more in (
        of_merging(cast, history, names),
        of_signals(cast, history, keys),
        of_lists(cast, history, number),
        of_offices(cast, history),
        of_walls(cast, history),
        of_commission(history),
        of_who_opened(cast, history),
        of_rounds(history.by("aigul"), history.child),
    ):
        assert not ids.keys() & more.keys(), "two records have one name, and the second would hide the first"
        ids |= more
    return SimpleNamespace(**ids)


def write_theirs(by) -> SimpleNamespace:
    """A child and a case of Kochkor, which whoever works there names together with records of Nookat."""
    identity = {"surname": "Үсөнов", "given": "Канат"}
    child = register.add_child(by.office.place, by=by, id=uuid.uuid4(), identity=identity)
    case = intake.open_case(child, by=Speaker(by.token), **particulars())
    return SimpleNamespace(child=child.pk, case=case.pk)


def of_merging(cast, history, given) -> dict:
    """A merge that stands, a merge that waits for a second person, and the other records."""
    erlan = history.by("erlan")

    def other(surname):
        identity = {"surname": surname, "given": given, "birth_date": "2016-04-12", "sex": "m"}
        return register.add_child(
            cast["aigul"].office.place, by=history.by("aigul"), id=uuid.uuid4(), identity=identity
        )

    first, second = other("Кадыров"), other("Садыров")
    doubts = {"reason": "known", "despite": merging.doubts_about(first, second, by=erlan)}
    merge = merging.merge_records(first, by=erlan, other=second, **doubts)
    waits = other("Жакыпов")
    doubts = {"reason": "known", "despite": merging.doubts_about(history.child, waits, by=erlan)}
    proposal = merging.merge_records(history.child, by=erlan, other=waits, **doubts)
    return {"merge": merge.pk, "merged": first.pk, "proposal": proposal.pk, "other_child": waits.pk}


def of_signals(cast, history, keys) -> dict:
    """A report that is in the case, one that waits with who reported, and its opening."""
    lead = cases.Origin.objects.using("owner").get(child_id=history.child.pk).signal_id
    one = reported(dataclasses.replace(SAID, child=f"{history.child.pk}, again"), danger_now=True)
    inbox.screen_signal(one, by=history.by("erlan"), outcome="urgent")
    inbox.match_child(one, by=history.by("erlan"), child=history.child)
    box, key = seal_reporter(one.pk, **WHO)
    Reporter.objects.using("owner").create(signal_id=one.pk, sealed=box, key_id=key)
    asked(one, history.by("farida"), keys)
    call = Call.objects.using("owner").filter(about=one.pk).first()
    call = call or Call.objects.using("owner").create(
        kind="signal", about=one.pk, district=place_of(NOOKAT), opened_at=timezone.now()
    )
    note = body_notes.record_body_note(
        cast["bakyt"].office, by=cast["bakyt"], named="Асанов", words="Жардам керек.", **attendance()
    )
    opening = Opening.objects.using("owner").get(signal_id=one.pk)
    return {
        "matched_signal": lead,
        "signal": one.pk,
        "opening": opening.pk,
        "call": call.pk,
        "body_note": note.pk,
    }


def of_lists(cast, history, number) -> dict:
    """A source, a file that was sent and asked for, an edition, a pair that waits, a child on a list."""
    source = ListSource.objects.using("owner").create(slug=f"schools-{number}", **lists.SAID)

    def file_of(data, ending="csv", **changes):
        return ListFile(data, ending, **{"source": source, "area": place_of(NOOKAT)} | lists.PERIOD | changes)

    edition = edition_of(file_of)
    row = rows_of(edition)[0]
    pair = pair_of(row, history.child)
    upload = lists.sent(source, cast["damira"])
    order = Order.objects.using("owner").create(
        upload_id=upload.pk, source=source, columns=[], recorded_by_id=id_of("worker", "damira")
    )
    away = ListSource.objects.using("owner").create(slug=f"migrants-{number}", **unseen.MIGRANTS)
    lines = [[*ON_A_LIST[number], cast["aigul"].office.place.name_ru, "да", "", "Россия"]]
    migrants = ListFile(files.csv(lines, header=unseen.HEADER), "csv", away, place_of(NOOKAT), **lists.PERIOD)
    match_edition(ingest_list(migrants, using="owner")[0], using="owner")
    listed_child = ListedChild.objects.using("owner").filter(row__edition__source=away).get()
    return {
        "source": source.pk,
        "upload": upload.pk,
        "order": order.pk,
        "list_edition": edition.pk,
        "pair": pair.pk,
        "listed": listed_child.pk,
    }


def of_walls(cast, history) -> dict:
    """A wall around a colleague, the request to lift it, and a tie that the clock found."""
    azamat, child = id_of("worker", "azamat"), history.child.pk
    wall = Wall.objects.using("owner").create(worker_id=azamat, child_id=child)
    said = {"recorded_by_id": cast["erlan"].pk}
    request = LiftRequest.objects.using("owner").create(wall=wall, reason="No relative after all.", **said)
    found = {"worker_id": azamat, "child_id": child, "adult_id": uuid.uuid4(), "how": "name"}
    suggestion = TieSuggestion.objects.using("owner").create(**found, **said)
    return {"wall": wall.pk, "lift_request": request.pk, "suggestion": suggestion.pk}


def of_commission(history) -> dict:
    """A session, a matter that was decided there, and its decision."""
    decision = Decision.objects.using("owner").select_related("item").get(child_id=history.child.pk)
    return {"session": decision.item.session_id, "matter": decision.item_id, "decision": decision.pk}


def of_who_opened(cast, history) -> dict:
    """What a worker asked for in an emergency, a file that a district of no reader opened, and a question."""
    child, own = history.child, {"recorded_by_id": cast["aigul"].pk}
    said = {"kind": "found", "words": "At our door.", "salt": uuid.uuid4(), "digest": b""}
    request = EmergencyRequest.objects.using("owner").create(**said, **own)
    far = Place.objects.using("owner").filter(level="district").exclude(code__regex="^4170[46]").first()
    names = {"name_ky": far.name_ky, "name_ru": far.name_ru, "name_en": far.name_en}
    there, _made = Office.objects.using("owner").get_or_create(kind="district", place=far, defaults=names)
    opener = {
        "recorded_by_id": Worker.objects.using("owner").create(surname="Бейшеева", given="Нургүл").pk,
        "role": "specialist",
        "office": there,
    }
    at = timezone.now()
    asked = EmergencyRequest.objects.using("owner").create(**said, recorded_by_id=opener["recorded_by_id"])
    until = {"from_at": at, "to_at": at + timedelta(hours=1), "review_by": at + timedelta(hours=72)}
    opening = EmergencyOpening.objects.using("owner").create(
        request=asked, child_id=child.pk, district=place_of(NOOKAT), **opener, **until
    )
    question = UnusualOpen.objects.using("owner").create(
        worker_id=cast["erlan"].pk,
        office_id=id_of("office", "nookat"),
        role="specialist",
        child_id=child.pk,
        day=today(),
        first_at=at,
        rules=["no_task", "out_of_hours"],
        points=3,
        answer_by=today(),
    )
    letter = WatchLetter.objects.using("owner").create(
        from_office=there,
        to_office=Office.objects.using("owner").get(kind="district", place_id=child.district_id),
        of_list="repeated",
        about=child.pk,
        child_id=child.pk,
        district_id=child.district_id,
        owed_on=today(),
        words="Who protects this child?",
        written_on=today(),
        due_on=today(),
        year=today().year,
        number=WatchLetter.objects.using("owner").count() + 1,
    )
    return {
        "emergency_request": request.pk,
        "emergency_opening": opening.pk,
        "open_question": question.pk,
        "watch_letter": letter.pk,
    } | of_who_watches(cast, child)


def of_who_watches(cast, child) -> dict:
    """A request of the Ombudsman's officer to open the file, and an opening by an office of no reader."""
    about = {"child_id": child.pk, "district_id": child.district_id, "words": "The list is not enough."}
    asks = {"of_list": "repeated", "about": child.pk, "asked_on": today(), "lapses_on": today()}
    later = {"tell_on": today() + timedelta(days=9), "later_words": "It is about the office."}
    own = {"office_id": id_of("office", "ombudsman"), "role": "ombudsman"}
    asked = WatchOpeningRequest.objects.using("owner").create(
        **about, **asks, **later, **own, recorded_by_id=id_of("worker", "omurbek")
    )
    place = {
        "kind": "prosecution",
        "place_id": child.district_id,
        "name_ky": "П",
        "name_ru": "П",
        "name_en": "P",
    }
    office, _made = Office.objects.using("owner").get_or_create(**place)
    by = {"office": office, "role": "prosecutor"}
    by["recorded_by_id"] = Worker.objects.using("owner").create(surname="Жээнбекова", given="Айжан").pk
    done = WatchOpeningRequest.objects.using("owner").create(**about, **asks, **by)
    at = timezone.now()
    until = {"from_at": at, "to_at": at + timedelta(hours=1), "told_on": today()}
    opening = WatchOpening.objects.using("owner").create(asked=done, **about, **by, **until)
    return {"watch_request": asked.pk, "watch_opening": opening.pk}


def of_offices(cast, history) -> dict:
    """A person, posts, turns, what is asked of two, a training, a handover, a poster, what is offered."""
    damira, aigul = cast["damira"], cast["aigul"]
    erlan = Worker.objects.get(pk=id_of("worker", "erlan"))
    training = record_training(
        aigul.office, by=damira, id=uuid.uuid4(), worker=Worker.objects.get(pk=aigul.pk), on=today(), **LEARNT
    )
    shares = [([history.case.pk], erlan.pk)]
    handover = hand_over(damira.office, by=damira, id=uuid.uuid4(), from_worker=aigul.pk, shares=shares)
    intake.assign_worker(history.case, by=damira, worker_id=aigul.pk)
    village = settlements_of(aigul.office.place)[0]
    return {
        "office": id_of("office", "nookat_first"),
        "department": id_of("office", "nookat"),
        "school": id_of("office", "nookat_school"),
        "term": id_of("term", "azamat"),
        "person": erlan.pk,
        "training": training.pk,
        "handover": handover.pk,
        "to_worker": erlan.pk,
        "village": village.pk,
        "municipality": village.municipality_id,
        "district": village.district_id,
        "poster": hang(village, aigul).pk,
        "service": cast["service"].pk,
        "agreement": cast["agreement"].pk,
        "roster_entry": cast["roster_entry"].line,
        "turn": cast["turn"].pk,
        "staff_request": cast["request"].pk,
        "law_proposal": cast["law"].pk,
        "what_if": WhatIf.objects.using("owner").create(draft="offence_after_15_days", hours=4).pk,
        "published_claim": PublishedClaim.objects.using("owner").create(said_on=today(), **PUBLISHED).pk,
        "law_question": LawQuestion.objects.using("owner").create(starts_on=today(), **REGISTERED).pk,
        "estimate": KeptEstimate.objects.using("owner").create(**ESTIMATED).pk,
        "microdata": microdata().pk,
        **of_editions(),
    }


def of_editions():
    """A candidate that the analyst asked for and nobody answered; there is one at a time."""
    candidate = EditionCandidate.objects.using("owner").select_related("drawing").first()
    if candidate is None:
        office = {"office_id": id_of("office", "ministry")}
        known_on = ends_of_quarters(today())[0]
        asked = EditionRequest.objects.using("owner").create(
            **office,
            period="2025",
            known_on=known_on,
            recorded_by_id=id_of("worker", "nuriya"),
            transaction=1,
        )
        lost = {"cells": 12, "altered": 9, "withheld": 0, "deviation": 1.5, "sums": 7, "broken_sums": 5}
        audited = {"editions": 1, "cells": 12, "redraws": 0, "programmes": 0, "seconds": 1}
        drawing = EditionDrawing.objects.using("owner").create(
            asked=asked, outcome="drawn", edition="2025", lost=lost, audited=audited
        )
        printed = as_plain(without_marks(draw_tables().edition))
        candidate = EditionCandidate.objects.using("owner").create(
            **office, drawing=drawing, name="2025", known_on=known_on, printed=printed
        )
    return {"published_edition": candidate.pk, "edition_request": candidate.drawing.asked_id}


def microdata():
    """An extract of microdata that the analyst asked for and somebody allowed, of which there was one already."""
    same = {"as_of": ends_of_quarters(today())[0], "named": ["sex"], "least": 10}
    hidden = {"ages_hidden": 0, "durations_hidden": 0}
    made = {"row_count": 10, "groups": [{"values": ["m"], "n": 10}]} | hidden
    MadeMicrodata.objects.using("owner").get_or_create(**same, defaults=made)
    asked = MicrodataRequest.objects.using("owner").create(
        **same,
        office_id=id_of("office", "ministry"),
        purpose="How many boys and girls there are.",
        until=today(),
        recorded_by_id=id_of("worker", "nuriya"),
    )
    MicrodataAnswer.objects.using("owner").create(asked=asked, allowed=True)
    return asked


PUBLISHED = {
    "office_id": id_of("office", "ministry"),
    "said_by": "A newspaper",
    "published_in": "Its first page",
    "sentence": "Crimes against minors rose.",
    "indicator": "crimes_against_minors",
    "territory": "KG",
    "measure": "percent",
    "figure": "28.4",
    "digits": 1,
    "year": "2018",
    "base_year": "2016",
}
REGISTERED = {
    "office_id": id_of("office", "ministry"),
    "question": "Did fewer children come to harm alone?",
    "rule": "The article on leaving a child unattended.",
    "series": "Children who came to harm while alone, by month.",
    "method": "both",
    "file_sha256": "a" * 64,
    "fall": "20.0",
    "rise": "25.0",
    "answer_means": "Yes, if the interval is below nought.",
}
ESTIMATED = {
    "about": "Children whose parents are away",
    "territory": "KG",
    "answers_for": "The analyst",
    "file_mark": "b" * 64,
    "lists": ["school", "clinic", "police"],
    "observed": 4400,
    "figure": 12_750,
    "low": 9_830,
    "high": 16_540,
    "draws": 1000,
    "seed": 2026,
    "delta": 0.125,
    "recall": 1.0,
}
ON_A_LIST = [["Бекова Асел", "05.06.2016", ""], ["Маматов Тилек", "11.02.2014", ""]]
LEARNT = {"kind": "qualification", "title": "Diploma of Osh"}
