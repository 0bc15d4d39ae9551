"""The pages of the register: find a child, register one, and record facts."""

from django.http import Http404
from django.shortcuts import redirect

from umai.access.doors import consult
from umai.access.facts import Why
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.names.parts import parse
from umai.places.models import Place
from umai.register.child import actions
from umai.register.child.family_views import adult_add, adult_link, move
from umai.register.child.forms import RegisterForm, SearchForm, WhyForm
from umai.register.facts.form_parts import About
from umai.register.facts.people import Child
from umai.register.pages import attempt, fact_or_404, kind_or_404, name_of, posted, shown, way_back
from umai.register.search import proof
from umai.register.search.search import find, likely

__all__ = ["add", "adult_add", "adult_link", "fact_add", "fact_change", "move", "search"]


@signed_in_only
def search(request):
    """Find a child by name, birth date or PIN. What was typed is posted: it never stands in an address."""
    require(request.by, "register.search")
    return _searched(request, "register/search.html", {"moved": "moved" in request.GET})


@signed_in_only
def add(request):
    """Register a child, after a search: search, look at who was found, then the form."""
    require(request.by, "register.add_child")
    step = request.POST.get("step") if request.method == "POST" else None
    if step == "none":
        return _begin(request)
    if step == "register":
        return _register(request)
    return _searched(request, "register/search_first.html", {})


def _searched(request, template, context):
    by = request.by
    form = SearchForm(posted(request), by=by)
    if form.is_valid():
        asked = form.asked()
        found = find(**asked, by=by)
        context |= {"searched": True, "found": found, "token": proof.sign(asked, found, by=by)}
    context |= {"form": form, "may_add": may(by, "register.add_child")}
    return shown(request, template, context, form)


def _begin(request):
    """None of those found is the child: the form, with what was typed into the search."""
    by = request.by
    token = request.POST.get("searched", "")
    known = proof.read(token, by=by)
    if known is None:
        return _searched_again(request)
    asked = known.asked
    parts = parse(asked["text"])
    form = RegisterForm(
        by=by,
        initial={
            "surname": parts.surname,
            "given": parts.given,
            "patronymic": parts.patronymic,
            "born": asked["born"],
            "pin": asked["pin"],
            "settlement": asked["settlement"],
        },
    )
    return shown(request, "register/add.html", {"form": form, "token": token}, form)


def _searched_again(request):
    """The proof of a search is missing or too old: search first."""
    context = {"form": SearchForm(by=request.by), "too_old": True}
    return shown(request, "register/search_first.html", context)


def _register(request):
    """Register the child, unless somebody very alike is on the register whom the search did not show."""
    by = request.by
    token = request.POST.get("searched", "")
    known = proof.read(token, by=by)
    form = RegisterForm(request.POST, by=by)
    page = {"form": form, "token": token}
    if not form.is_valid():
        return shown(request, "register/add.html", page, form)
    if known and (child := Child.objects.within_reach_of(by).filter(pk=known.child_id).first()):
        return redirect(known.goes_on_at(child))  # the same form, sent twice
    found = likely(form.record(), by=by)
    alike = [one for one in found if one.is_likely and not (known and str(one.child.pk) in known.shown)]
    if known is None or alike:
        seen = [one for one in found if one.is_likely]
        then = known.then if known else ""
        token = proof.sign(form.asked(), seen, by=by, then=then)
        page |= {"found": seen, "looked_again": True, "token": token, "then": then}
        response = shown(request, "register/add.html", page, form)
        response.status_code = 409
        return response
    child = attempt(form, lambda: _add(form, known.child_id, by), field="pin")
    if child is None:
        return shown(request, "register/add.html", page, form)
    return redirect(known.goes_on_at(child))


def _add(form, child_id, by):
    address = form.address()
    settlement = Place.objects.select_related("municipality", "district").get(pk=address["settlement_id"])
    return actions.add_child(
        settlement.municipality or settlement.district,
        by=by,
        id=child_id,
        identity=form.identity(),
        address=address,
        languages=form.languages(),
    )


@signed_in_only
def fact_add(request, pk, kind):
    """Record one fact of any kind about this child."""
    by = request.by
    child = consult(Child, pk, by=by)
    kind = kind_or_404(kind, child, by)
    if not kind.adds:
        raise Http404
    require(by, "register.record_fact", child)
    form = kind.form(posted(request), about=About(child, by))
    if form.is_valid():
        facts = form.particulars()
        if attempt(form, lambda: actions.record_fact(child, by=by, model=kind.model, **facts)):
            return redirect(way_back(child, by, kind.tab))
    page = {"form": form, "kind": kind, "child": child, "name": name_of(child, by)}
    return shown(request, "register/fact.html", page | {"back": way_back(child, by, kind.tab)}, form)


@signed_in_only
def fact_change(request, pk, kind, fact):
    """Say of one fact that it changed, that it was wrong, or that it should not be here."""
    by = request.by
    child = consult(Child, pk, by=by)
    kind = kind_or_404(kind, child, by)
    require(by, "register.correct_fact", child)
    fact = fact_or_404(kind, fact, child, by)
    why = WhyForm(posted(request), strikes=kind.strikes and may(by, "register.strike_fact", child))
    form = kind.form(posted(request), about=About(child, by), changing=True, initial=kind.form.typed(fact))
    if _replaced(child, fact, why, form, by):
        return redirect(way_back(child, by, kind.tab))
    page = {"why": why, "form": form, "kind": kind, "child": child, "name": name_of(child, by)}
    return shown(request, "register/fact.html", page | {"back": way_back(child, by, kind.tab)}, why, form)


def _replaced(child, fact, why, form, by):
    """Do what the worker chose; answers the new row, or None with the sentences on the forms."""
    if not why.is_valid():
        form.is_valid()
        return None
    chosen = why.cleaned_data["why"]
    if chosen == Why.STRUCK:
        # What stands in the other boxes does not matter to a row that is struck out.
        return attempt(why, lambda: actions.strike_fact(child, by=by, fact=fact))
    if not form.is_valid():
        return None
    facts = form.particulars()
    if chosen == Why.CORRECTION:
        return attempt(form, lambda: actions.correct_fact(child, by=by, fact=fact, **facts))
    if not why.settle_day(facts.get("holds_to")):
        return None
    day = why.cleaned_data["changed_on"]
    return attempt(form, lambda: actions.change_fact(child, by=by, fact=fact, changed_on=day, **facts))
