"""What the API answers, made from rows: plain values, in the form of `umai.casefile.api.schemas`."""

from django.utils.translation import get_language

from umai.casefile.api import schemas
from umai.casefile.case.page import CasePageData, case_events
from umai.casefile.queries import PARTS
from umai.intake.cases.levels import risk_of
from umai.intake.cases.reading import cases_of
from umai.intake.models import Stop
from umai.register.child.file import categories_of, file_of

CHILD = {
    "surname": "identity__surname",
    "given": "identity__given",
    "patronymic": "identity__patronymic",
    "sex": "identity__sex",
    "birth_date": "identity__birth_date",
    "birth_precision": "identity__birth_precision",
    "place": "municipality__code",
}


def child_row(row, leads):
    """A child in a list, from the columns `CHILD`; a value that nobody recorded is empty."""
    named = {name: row[name] or "" for name in CHILD if name not in ("birth_date", "place")}
    return named | {
        "led_by": leads if leads != row["pk_"] else None,
        "id": row["pk_"],
        "birth_date": row["birth_date"],
        "municipality": row["place"],
    }


def _identity(child, identity, place):
    names = ("surname", "given", "patronymic", "sex", "birth_precision")
    return {name: getattr(identity, name, "") for name in names} | {
        "id": child.pk,
        "birth_date": getattr(identity, "birth_date", None),
        "municipality": place.code if place else None,
    }


def search_result(candidate):
    """One candidate of a search."""
    return _identity(candidate.child, candidate.identity, candidate.child.municipality) | {
        "score": candidate.score,
        "why": [str(reason) for reason in candidate.why],
    }


def child_file(child, *, by):
    """A child's file as it stands today."""
    file = file_of(child, by=by)
    return _identity(child, file.identity, child.municipality) | {
        "merged_from": file.ids[1:],
        "names": file.names(),
        "addresses": [_address(row) for row in file.addresses],
        "kin": [_kin(one) for one in file.kin],
        "care": [_fields(schemas.CareOut, row, carer=row.carer_id) for row in file.care],
        "schooling": [_fields(schemas.SchoolOut, row) for row in file.schooling],
        "categories": [one.code for one in categories_of(file)],
        "cases": [one.case.pk for one in cases_of(child, by)],
    }


def _fields(schema, row, **others):
    """The fields that a schema has, from the row; `others` are those that the row has not as they are."""
    return {name: getattr(row, name) for name in schema.model_fields if name not in others} | others


def _address(row):
    place = row.settlement.path_in(get_language() or "ky") if row.settlement else None
    return _fields(schemas.AddressOut, row, settlement=place)


def _kin(one):
    return {
        "id": one.kinship.adult_id,
        "relation": one.kinship.relation,
        "legal_representative": one.kinship.legal_representative,
        "name": one.identity.recorded_name() if one.identity else None,
        "lives_with_the_child": one.lives_here,
        "absences": [_fields(schemas.AbsenceOut, row) for row in one.absences],
    }


def case_row(row, progress):
    """A case in a list, from the columns of `umai.intake.cases.worklist`."""
    return {
        "id": row["id"],
        "child": row["child_id"],
        "concern": row["concern"],
        "opened_on": row["opened_on"],
        "started_on": row["started_on"],
        "due_on": row["due_on"] if row["owed"] else None,
        "owed": row["owed"],
        "plan_submitted_on": row["stopped_on"],
        "risk": row["risk"],
        "worker": row["worker_id"],
        "municipality": row["place"],
        **_progress(progress),
    }


def _progress(progress):
    return {
        "parts_done": progress.done if progress else 0,
        "parts": PARTS,
        "assessed_on": progress.completed_on if progress else None,
        "assessed_late": bool(progress and progress.is_late),
    }


def case_file(case, *, by):
    """One case with its history."""
    data = CasePageData.of(case, by)
    clock, dues, closure, assignment = data.clock, data.dues, data.closure, data.assignment
    stop = Stop.objects.within_reach_of(by).filter(case=case).first()
    return {
        "id": case.pk,
        "child": case.child_id,
        "concern": case.concern,
        "channel": case.channel,
        "words": case.words,
        "opened_on": case.opened_on,
        "started_on": clock.started_on,
        "ten_days_on": clock.due_on,
        "due_on": dues[0].due_on if dues else None,
        "owed": dues[0].owed if dues else "",
        "all_owed": [{"owed": due.owed, "due_on": due.due_on} for due in dues],
        "plan_submitted_on": stop.stopped_on if stop else None,
        "plan_late": bool(stop and stop.is_late),
        "risk": risk_of(case),
        "worker": assignment.worker_id if assignment else None,
        "municipality": case.municipality.code if case.municipality else None,
        "closed_on": closure.closed_on if closure else None,
        "history": [
            {"what": one.title, "recorded_at": one.at, "who": one.who} for one in case_events(data, by)
        ],
        **_progress(data.progress),
    }
