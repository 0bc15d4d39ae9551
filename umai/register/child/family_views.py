"""The pages that bring somebody into a child's family, and the one that gives the file to another place."""

from django.shortcuts import redirect
from django.utils.translation import get_language

from umai.access.doors import consult
from umai.access.may import require
from umai.access.requests import signed_in_only
from umai.places.models import Place
from umai.register.child import actions
from umai.register.child.forms import LinkForm, MoveForm, SearchForm
from umai.register.facts.form_parts import About
from umai.register.facts.people import Adult, AdultIdentity, Child, Kinship
from umai.register.facts.person_forms import NewAdultForm
from umai.register.pages import attempt, name_of, posted, shown, way_back
from umai.register.search.search import find


@signed_in_only
def adult_add(request, pk):
    """Record an adult of the family who is not on the register yet."""
    by = request.by
    child = consult(Child, pk, by=by)
    require(by, "register.add_adult", child)
    form = NewAdultForm(posted(request), about=About(child, by))
    if form.is_valid():
        done = attempt(
            form,
            lambda: actions.add_adult(child, by=by, identity=form.particulars(), **form.kinship()),
            field="pin",
        )
        if done:
            return redirect(way_back(child, by, "family"))
    page = {"form": form, "child": child, "name": name_of(child, by)}
    return shown(request, "register/adult.html", page | {"back": way_back(child, by, "family")}, form)


@signed_in_only
def adult_link(request, pk):
    """Choose an adult from the family of another child on the register: a brother's or sister's mother."""
    by = request.by
    child = consult(Child, pk, by=by)
    require(by, "register.link_adult", child)
    words = SearchForm(posted(request), by=by)
    link, found = None, None
    if words.is_valid():
        found = [one for one in find(**words.asked(), by=by) if one.child.pk != child.pk]
        choosing = posted(request) if request.POST.get("step") == "link" else None
        link = LinkForm(choosing, choices=_adults_of(found, by))
        if link.is_valid() and attempt(link, lambda: _link(child, link, by)):
            return redirect(way_back(child, by, "family"))
    page = {"words": words, "link": link, "found": found, "child": child, "name": name_of(child, by)}
    page["back"] = way_back(child, by, "family")
    return shown(request, "register/adult_link.html", page, words, link)


def _link(child, form, by):
    answers = form.cleaned_data
    return actions.link_adult(
        child,
        by=by,
        adult=Adult(pk=answers["adult"]),
        relation=answers["relation"],
        lives_together=bool(answers["lives_together"]),
    )


def _adults_of(candidates, by):
    """The adults of these children's families, grouped by child."""
    kinships = Kinship.objects.within_reach_of(by).filter(child_id__in=[one.child.pk for one in candidates])
    kinships = list(kinships)
    names = {
        one.adult_id: one.full_name()
        for one in AdultIdentity.objects.filter(adult_id__in=[row.adult_id for row in kinships])
    }
    return [
        (
            candidate.identity.full_name(),
            [
                (str(row.adult_id), f"{names[row.adult_id]}, {row.get_relation_display()}")
                for row in kinships
                if row.child_id == candidate.child.pk and row.adult_id in names
            ],
        )
        for candidate in candidates
    ]


@signed_in_only
def move(request, pk):
    """Give the whole file to another municipality of the district: what a department does."""
    by = request.by
    child = consult(Child, pk, by=by)
    require(by, "register.move_file", child)
    form = MoveForm(posted(request), choices=_municipalities(child))
    if form.is_valid():
        there = Place.objects.get(pk=form.cleaned_data["municipality"])
        if attempt(form, lambda: actions.move_file(child, by=by, municipality=there)):
            return redirect(way_back(child, by))
    page = {"form": form, "child": child, "name": name_of(child, by), "back": way_back(child, by)}
    return shown(request, "register/move.html", page, form)


def _municipalities(child):
    """The municipalities of the child's district but the child's own."""
    language = get_language() or "ky"
    rows = Place.objects.current().municipalities().filter(district_id=child.district_id).in_order()
    return [(str(place.pk), place.name_in(language)) for place in rows.exclude(pk=child.municipality_id)]
