"""`/api/`: children, cases and signals for other programs of the house, through the same doors and reach.

Signed in by the session's cookie, as a page is. A record out of reach and one that does not exist
are answered alike. Every error is a sentence.
"""

from uuid import UUID

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db.models import F, FilteredRelation, Q
from django.http import Http404, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.security import APIKeyCookie

from umai.access.doors import consult, consult_list, note
from umai.access.may import require
from umai.casefile.api import answers, schemas, signals
from umai.casefile.my_day.filters import Chosen
from umai.casefile.queries import chosen_cases, progress_of, rows_of
from umai.intake.cases.worklist import to_work_on
from umai.intake.models import Case, Closure, Work
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.refusal import Refusal
from umai.register import same
from umai.register.fields.born import Born
from umai.register.models import Child
from umai.register.search.search import find
from umai.visits.visit import api as visits_api

PAGE = 50


class SessionCookie(APIKeyCookie):
    """Who is signed in, by the same cookie as on the pages; changes need the token against forgery too."""

    param_name = settings.SESSION_COOKIE_NAME

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
    urls_namespace="api",
)
api.add_router("", signals.router)
api.add_router("", visits_api.router)
WRONG = dict.fromkeys((401, 403, 404, 422), schemas.Wrong)


@api.get("/children", response={200: schemas.Children} | WRONG, summary="List the children within reach")
def children(request, born: schemas.Born | None = None, after: schemas.Id | None = None):
    """The records of children in the order of their ids; `after` is the last id of the page before.

    `led_by` of a record that is one child with another is the id of the record under which the file is.
    """
    by = request.by
    require(by, "register.read")
    rows = Child.objects.within_reach_of(by).alias(
        identity=FilteredRelation("identities", condition=Q(identities__current=True))
    )
    if born:
        rows = rows.filter(born_in(born))
    if after:
        rows = rows.filter(pk__gt=UUID(after))
    rows = rows.order_by("pk").values(**{name: F(path) for name, path in answers.CHILD.items()}, pk_=F("pk"))
    found = consult_list("register.list", rows[:PAGE], by=by)
    leads = same.leading_of([row["pk_"] for row in found], by)
    return {
        "children": [answers.child_row(row, leads[row["pk_"]]) for row in found],
        "next": following(found, "pk_"),
    }


@api.post(
    "/children/search",
    response={200: schemas.Findings, 400: schemas.Wrong} | WRONG,
    summary="Find a child by name in any script and spelling",
)
def search(request, question: schemas.Question):
    """Children who may be meant, the likeliest first; whom the answer shows is on the trail."""
    try:
        born = Born.read(question.born) if question.born else None
    except ValueError:
        return {"children": []}
    return {"children": [answers.found(one) for one in find(question.text, by=request.by, born=born)]}


@api.get("/children/{child_id}", response={200: schemas.ChildFile} | WRONG, summary="Read a child's file")
def child(request, child_id: schemas.Id):
    """The file as it stands today, and which cases there are; of a child of several records, all of them.

    Asked for any of the records it answers the one that leads, and in `merged_from` the others.
    """
    require(request.by, "register.read")
    return answers.child_file(same.consulted(UUID(child_id), request.by), by=request.by)


@api.get("/cases", response={200: schemas.Cases} | WRONG, summary="List the cases within reach")
def cases(
    request,
    state: schemas.State = "open",
    concern: schemas.ConcernName | None = None,
    risk: schemas.RiskName | None = None,
    owed: schemas.OwedName | None = None,
    municipality: schemas.PlaceCode | None = None,
    after: schemas.Id | None = None,
):
    """Open cases, the nearest day first, or closed ones, the latest first; `owed`: what is owed first;
    `after`: the last id."""
    by = request.by
    require(by, "intake.read")
    place = Place.objects.filter(code=municipality).first() if municipality else None
    if municipality and place is None:
        return {"cases": [], "next": None}
    begin = None
    if after:
        model, day = (Closure, "closed_on") if state == "closed" else (Work, "due_on")
        row = model.objects.filter(to_work_on(by, model), case_id=UUID(after)).first()
        if row is None:
            return {"cases": [], "next": None}
        begin = (getattr(row, day), row.case_id)
    chosen = Chosen(state, concern or "", place and place.pk, risk or "", owed or "")
    found = chosen_cases(by, chosen, on=today(), after=begin)
    rows = consult_list(
        "casefile.cases",
        found[:PAGE],
        by=by,
        read=lambda cases: rows_of(chosen)(cases).annotate(place=F("municipality__code")),
    )
    progress = progress_of([row["id"] for row in rows], by)
    return {
        "cases": [answers.case_row(row, progress.get(row["id"])) for row in rows],
        "next": following(rows, "id"),
    }


@api.get("/cases/{case_id}", response={200: schemas.CaseFile} | WRONG, summary="Read a case")
def case(request, case_id: schemas.Id):
    """One case, its clock and its history."""
    require(request.by, "intake.read")
    return answers.case_file(consult(Case, UUID(case_id), by=request.by), by=request.by)


def following(rows, name):
    """What the next page begins after; a page that is not full is the last."""
    return rows[-1][name] if len(rows) == PAGE else None


def born_in(text):
    """The condition that a child was born in this year or on this day; never met by a day that never was."""
    try:
        born = Born.read(text)
    except ValueError:
        return Q(pk__in=[])
    if born.precision == "day":
        return Q(identity__birth_date=born.day)
    return Q(identity__birth_date__year=born.day.year)


# Errors, as sentences.


def wrong(sentence, status, fields=()):
    return JsonResponse({"error": sentence, "fields": list(fields)}, status=status)


@api.exception_handler(Http404)
def not_found(request, exception=None):
    """The same words for a record that is not there, one that is not for you, and no address at all."""
    return wrong(_("There is nothing at this address, or it is not for you."), 404)


@api.exception_handler(Refusal)
def refused(request, refusal):
    note(refusal, by=request.by)
    return wrong(str(refusal), refusal.status)


@api.exception_handler(MultiPartParserError)
@api.exception_handler(UnreadablePostError)
@api.exception_handler(SuspiciousOperation)
def not_readable(request, error):
    """A body that is not even what it says it is."""
    return wrong(_("The body is not JSON. Nothing was done."), 400)


@api.exception_handler(HttpError)
def http_error(request, error):
    sentences = {
        400: _("The body is not JSON. Nothing was done."),
        401: _("Sign in first."),
        403: _("The token against forgery is missing or old. Nothing was done."),
    }
    return wrong(sentences.get(error.status_code, _("This was not done.")), error.status_code)


@api.exception_handler(ValidationError)
def not_understood(request, error):
    """Says where, and never repeats what was sent."""
    fields = [".".join(str(part) for part in one["loc"] if part != "question") for one in error.errors]
    return wrong(_("Something in the question was not understood. Nothing was done."), 422, fields)
