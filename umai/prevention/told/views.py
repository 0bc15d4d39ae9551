"""What schools and clinics tell: they write it here, and the department finds whom it is about."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from umai.access.doors import consult, consult_list
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.identification.inbox.reading import who
from umai.intake.cases.views import posted, refuse
from umai.prevention.child.kinds import ALL, TITLES, slug_of
from umai.prevention.lists import reading as lists
from umai.prevention.models import KINDS_OF, Told
from umai.prevention.told import actions
from umai.prevention.told.forms import AsideForm, TellForm
from umai.prevention.words import observed_in_words
from umai.refusal import NotPermitted, Refusal
from umai.register.child.forms import SearchForm
from umai.register.models import Child
from umai.register.search import proof
from umai.register.search.search import find

SHOWN = 100


@signed_in_only
def mine(request):
    """What this office told so far, and what else it can tell. Never what became of it."""
    by = request.by
    require(by, "prevention.tell")
    rows = Told.objects.within_reach_of(by).order_by("-recorded_at")[:SHOWN]
    told = consult_list("prevention.told", rows, by=by, read=lambda rows: rows.order_by("-recorded_at"))
    page = {
        "told": [(row, observed_in_words(row)) for row in told],
        "adds": [
            (TITLES[kind], reverse("prevention:tell", args=[slug_of(kind)])) for kind in KINDS_OF[by.role]
        ],
    }
    return render(request, "prevention/mine.html", page)


@signed_in_only
def tell(request, slug):
    """Tell what is known of a child, whom the writer names in words."""
    by = request.by
    require(by, "prevention.tell")
    what = ALL.get(slug)
    if what is None or what.kind not in KINDS_OF[by.role]:
        raise Http404
    form = TellForm(posted(request), kind=what.kind)
    status = 200
    if form.is_valid():
        if Told.objects.within_reach_of(by).filter(pk=form.cleaned_data["id"]).exists():
            return redirect("prevention:mine")  # the same form, sent twice
        try:
            actions.tell(by.office, by=by, **form.particulars())
            return redirect("prevention:mine")
        except NotPermitted:
            raise
        except Refusal as refusal:
            status = refuse(form, refusal)
    return drawn(request, "prevention/tell.html", {"form": form, "what": what}, form, status)


@signed_in_only
def waiting(request):
    """What schools and clinics told and nobody has put to a file yet, the oldest first."""
    by = request.by
    require(by, "prevention.match")
    rows = Told.objects.within_reach_of(by).waiting().order_by("recorded_at")[:SHOWN]
    told = consult_list(
        "prevention.told",
        rows,
        by=by,
        read=lambda rows: rows.select_related("recorded_by", "recorded_office").order_by("recorded_at"),
    )
    page = {
        "told": [(row, TITLES[row.kind], observed_in_words(row)) for row in told],
        "tabs": lists.tabs(by, "told"),
        "matches": may(by, "prevention.match"),
    }
    return render(request, "prevention/told.html", page)


@signed_in_only
def child(request, pk):
    """Search the register for the child; whoever is found can be chosen."""
    by = request.by
    told = told_or_404(request, pk)
    form = SearchForm(posted(request), by=by)
    page = {"form": form, "told": told, "said": observed_in_words(told), "title": TITLES[told.kind]}
    if form.is_valid():
        asked = form.asked()
        then = reverse("prevention:child", args=[told.pk])
        found = find(**asked, by=by)
        page |= {
            "searched": True,
            "found": found,
            "then": then,
            "token": proof.sign(asked, found, by=by, then=then),
        }
    page["may_add"] = may(by, "register.add_child")
    return drawn(request, "prevention/child.html", page, form)


@signed_in_only
def this_child(request, pk, child_id):
    """Look once more whether it is this child; then it is put to the file."""
    by = request.by
    told, one = told_or_404(request, pk), consult(Child, child_id, by=by)
    refused = None
    if request.method == "POST":
        try:
            actions.match(told, by=by, child=one)
            return redirect("prevention:of_child", one.pk)
        except NotPermitted:
            raise
        except actions.AlreadyDone as refusal:
            refused = str(refusal)
    page = {"told": told, "child": one, "said": observed_in_words(told), "title": TITLES[told.kind]}
    page |= who(one, by) | {"refused": refused}
    return render(request, "prevention/this_child.html", page, status=409 if refused else 200)


@signed_in_only
def aside(request, pk):
    """Say why nobody could find the child."""
    told = told_or_404(request, pk)
    form = AsideForm(posted(request))
    status = 200
    if form.is_valid():
        try:
            actions.set_aside(told, by=request.by, **form.cleaned_data)
            return redirect("prevention:told")
        except NotPermitted:
            raise
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = {"form": form, "told": told, "said": observed_in_words(told), "title": TITLES[told.kind]}
    return drawn(request, "prevention/aside.html", page, form, status)


def told_or_404(request, pk):
    """What was told, for whoever may find whom it is about."""
    told = consult(Told, pk, by=request.by, related=("recorded_office", "recorded_by"))
    require(request.by, "prevention.match", told)
    return told


def drawn(request, template, page, form, status=200):
    """The page, with the status that says whether the form on it went wrong."""
    if status == 200 and form.is_bound and form.errors:
        status = 422
    return render(request, template, page, status=status)
