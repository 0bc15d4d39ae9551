"""`/api/`: children, cases and signals for other programs of the house.

The doors and the reach are those of the pages. The session's cookie signs in, as for a page. A record
out of reach and one that does not exist have the same answer. Every error is a sentence.
"""

import json
from datetime import date
from uuid import UUID

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db.models import F, FilteredRelation, Q
from django.db.models.expressions import RawSQL
from django.http import Http404, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from ninja.security import APIKeyCookie

from umai.access.doors import consult, consult_list, note_refusal
from umai.access.permissions import require_right
from umai.casefile.api import answers, schemas, signals
from umai.casefile.my_day.filters import CaseFilter
from umai.casefile.queries import chosen_cases, progress_of, row_reader_of
from umai.design.fields.signs import storable_values
from umai.intake.cases.worklist import own_work_condition
from umai.intake.models import Case, Closure, WorklistRow
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.refusal import Refusal
from umai.register import merge_groups
from umai.register.fields.birth_date import BirthDate
from umai.register.models import Child
from umai.register.search.search import find_children
from umai.rounds.doorstep import api as rounds_api
from umai.visits.visit import api as visits_api

PAGE = 50


class StorableParser(Parser):
    """Reads JSON; signs that cannot be stored are mended, so that a phone does not send for ever."""

    def parse_body(self, request):
        return storable_values(json.loads(request.body.decode("utf-8-sig", "replace"), strict=False))


class SessionCookie(APIKeyCookie):
    """Signs in by the cookie of the pages; a request that changes something needs the CSRF token too."""

    param_name = settings.UMAI_SESSION_COOKIE

    def __call__(self, request):
        return super().__call__(request) if request.by is not None else None

    def authenticate(self, request, key):
        return request.by


api = NinjaAPI(
    title="Umai",
    version="1",
    description="Children, cases and signals within the reach of the person who is signed in.",
    docs_url=None,
    auth=SessionCookie(),
    parser=StorableParser(),
    urls_namespace="api",
)
api.add_router("", signals.router)
api.add_router("", visits_api.router)
api.add_router("", rounds_api.router)
BORN_SQL = "select child_id from register_births(null, null) where birth_date between %s and %s"
YEAR_ENDS = (1, 1), (12, 31)
ERROR_RESPONSES = dict.fromkeys((401, 403, 404, 422), schemas.ErrorOut)


@api.get(
    "/children",
    response={200: schemas.ChildrenPage} | ERROR_RESPONSES,
    summary="List the children within reach",
)
def children(request, born: schemas.Born | None = None, after: schemas.Id | None = None):
    """The records of children, ordered by id; `after` is the last id of the page before.

    `led_by` of a record that is one child with another is the id of the record under which the file is.
    """
    by = request.by
    require_right(by, "register.read")
    rows = Child.objects.within_reach_of(by).alias(
        identity=FilteredRelation("identities", condition=Q(identities__current=True))
    )
    if born:
        rows = rows.filter(born_condition(born))
    if after:
        rows = rows.filter(pk__gt=UUID(after))
    rows = rows.order_by("pk").values(**{name: F(path) for name, path in answers.CHILD.items()}, pk_=F("pk"))
    found = consult_list("register.list", rows[:PAGE], by=by)
    leads = merge_groups.leading_ids_of([row["pk_"] for row in found], by)
    return {
        "children": [answers.child_row(row, leads[row["pk_"]]) for row in found],
        "next": next_after(found, "pk_"),
    }


@api.post(
    "/children/search",
    response={200: schemas.SearchOut, 400: schemas.ErrorOut} | ERROR_RESPONSES,
    summary="Find a child by name in any script and spelling",
)
def search(request, question: schemas.SearchIn):
    """Children who may be meant, the likeliest first; the trail notes which children were shown."""
    try:
        born = BirthDate.parse(question.born) if question.born else None
    except ValueError:
        return {"children": []}
    return {
        "children": [
            answers.search_result(one) for one in find_children(question.text, by=request.by, born=born)
        ]
    }


@api.get(
    "/children/{child_id}", response={200: schemas.ChildFile} | ERROR_RESPONSES, summary="Read a child's file"
)
def child(request, child_id: schemas.Id):
    """The file as it stands today, with the ids of the child's cases.

    A child can have several records: the answer is the same for the id of each. `id` is the leading
    record, `merged_from` the others.
    """
    require_right(request.by, "register.read")
    return answers.child_file(merge_groups.consult_child(UUID(child_id), request.by), by=request.by)


@api.get("/cases", response={200: schemas.CasesPage} | ERROR_RESPONSES, summary="List the cases within reach")
def cases(
    request,
    state: schemas.State = "open",
    concern: schemas.ConcernName | None = None,
    risk: schemas.RiskName | None = None,
    owed: schemas.OwedName | None = None,
    municipality: schemas.PlaceCode | None = None,
    after: schemas.Id | None = None,
):
    """Open cases, the nearest last day first, or closed cases, the latest closed first.

    `owed` chooses by what is owed first; `after` is the last id of the page before.
    """
    by = request.by
    require_right(by, "intake.read")
    place = Place.objects.filter(code=municipality).first() if municipality else None
    if municipality and place is None:
        return {"cases": [], "next": None}
    begin = None
    if after:
        model, day = (Closure, "closed_on") if state == "closed" else (WorklistRow, "due_on")
        row = model.objects.filter(own_work_condition(by, model), case_id=UUID(after)).first()
        if row is None:
            return {"cases": [], "next": None}
        begin = (getattr(row, day), row.case_id)
    chosen = CaseFilter(state, concern or "", place.pk if place else None, risk or "", owed or "")
    found = chosen_cases(by, chosen, on=today(), after=begin)
    rows = consult_list(
        "casefile.cases",
        found[:PAGE],
        by=by,
        read=lambda cases: row_reader_of(chosen)(cases).annotate(place=F("municipality__code")),
    )
    progress = progress_of([row["id"] for row in rows], by)
    return {
        "cases": [answers.case_row(row, progress.get(row["id"])) for row in rows],
        "next": next_after(rows, "id"),
    }


@api.get("/cases/{case_id}", response={200: schemas.CaseFile} | ERROR_RESPONSES, summary="Read a case")
def case(request, case_id: schemas.Id):
    """One case, its clock and its history."""
    require_right(request.by, "intake.read")
    return answers.case_file(consult(Case, UUID(case_id), by=request.by), by=request.by)


def next_after(rows, name):
    """The `after` of the next page; None when this page is not full, because it is the last."""
    return rows[-1][name] if len(rows) == PAGE else None


def born_condition(text):
    """The condition that a child was born in this year or on this day; no child for an impossible day."""
    try:
        born = BirthDate.parse(text)
    except ValueError:
        return Q(pk__in=[])
    days = [born.day] * 2 if born.precision == "day" else [date(born.day.year, *end) for end in YEAR_ENDS]
    # Before the look at the list no identity is read, so the database says who was born then.
    return Q(pk__in=RawSQL(BORN_SQL, days))


# Errors, as sentences.


def error_answer(sentence, status, fields=()):
    return JsonResponse({"error": sentence, "fields": list(fields)}, status=status)


@api.exception_handler(Http404)
def not_found(request, exception=None):
    """The same answer for a record that does not exist, one out of reach, and an unknown address."""
    return error_answer(_("There is nothing at this address, or it is not for you."), 404)


@api.exception_handler(Refusal)
def refused(request, refusal):
    note_refusal(refusal, by=request.by)
    return error_answer(str(refusal), refusal.status)


@api.exception_handler(MultiPartParserError)
@api.exception_handler(UnreadablePostError)
@api.exception_handler(SuspiciousOperation)
def not_readable(request, error):
    """Answers a body that cannot be read as its content type says."""
    return error_answer(_("The body is not JSON. Nothing was done."), 400)


@api.exception_handler(HttpError)
def http_error(request, error):
    sentences = {
        400: _("The body is not JSON. Nothing was done."),
        401: _("Sign in first."),
        403: _("The token against forgery is missing or old. Nothing was done."),
    }
    return error_answer(sentences.get(error.status_code, _("This was not done.")), error.status_code)


@api.exception_handler(ValidationError)
def not_understood(request, error):
    """Names the fields that are wrong, and never repeats what was sent."""
    fields = [".".join(str(part) for part in one["loc"] if part != "question") for one in error.errors]
    return error_answer(_("Something in the question was not understood. Nothing was done."), 422, fields)
