"""From a signal to its child: search the register, choose, or register once."""

from django.shortcuts import redirect
from django.urls import reverse

from umai.access.doors import consult
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.identification.inbox import actions, reading
from umai.identification.pages import posted, shown
from umai.identification.signal.models import Match, Screened, Signal
from umai.identification.signal.sealing import NoKey
from umai.law.terms.clock import day_of
from umai.names.spelling import script
from umai.register.child.forms import SearchForm
from umai.register.facts.born import Born
from umai.register.models import Child
from umai.register.search import proof
from umai.register.search.search import find

SERIOUS = (Screened.URGENT, Screened.CONCERN)
RELATED = ("settlement__municipality", "settlement__parent", "district", "recorded_by")


@signed_in_only
def child(request, pk):
    """Search the register, at first with what the report says; whoever is found can be chosen."""
    by = request.by
    one = consult(Signal, pk, by=by, related=RELATED)
    require(by, "identification.match", one)
    known = suggested(one)
    form = SearchForm(posted(request), by=by, initial=known)
    asked = form.asked() if form.is_valid() else None
    if not form.is_bound and (known["text"] or (known["born"] and known["settlement"])):
        asked = known | {"pin": ""}
    then = reverse("identification:child", args=[one.pk])
    page = {"form": form, "signal": one, "words": reading.words_of(one), "then": then}
    if asked:
        found = find(**asked, by=by)
        page |= {"searched": True, "found": found, "token": proof.sign(asked, found, by=by, then=then)}
    page |= {"may_add": may(by, "register.add_child"), "standing": Match.objects.filter(signal=one).first()}
    return shown(request, "identification/child.html", page, form)


@signed_in_only
def found(request, pk, child_id):
    """Look once more whether it is this child; then the signal is about it."""
    by = request.by
    one = consult(Signal, pk, by=by, related=RELATED)
    require(by, "identification.match", one)
    who = consult(Child, child_id, by=by)
    if request.method == "POST":
        actions.match(one, by=by, child=who)
        screened = reading.standing_screening(one)
        ready = screened and screened.outcome in SERIOUS
        return redirect("intake:from_signal", one.pk) if ready else redirect(one)
    page = {"signal": one, "words": reading.words_of(one), "child": who} | reading.who(who, by)
    return shown(request, "identification/found.html", page)


@signed_in_only
def not_this_child(request, pk):
    """Say that it is another child, who is not found yet; asked once more before it is done."""
    by = request.by
    one = consult(Signal, pk, by=by, related=RELATED)
    require(by, "identification.strike_match", one)
    if request.method == "POST":
        actions.strike_match(one, by=by)
        return redirect("identification:child", one.pk)
    return shown(request, "identification/not_this_child.html", {"signal": one})


def suggested(one):
    """What the report says of the child, as a search would ask it; a person corrects it."""
    try:
        told = one.said.child
    except NoKey:
        told = ""
    text = told.strip().split("\n")[0].split(",")[0].strip()[:100]
    if script(text) not in ("cyrillic", "latin", "mixed") or not any(sign.isupper() for sign in text):
        text = ""
    year = None if one.child_age is None else day_of(one.received_at).year - one.child_age
    return {"text": text, "born": Born.read(str(year)) if year else None, "settlement": one.settlement_id}
