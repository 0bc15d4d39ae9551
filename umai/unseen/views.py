"""Children in nobody's care: the numbers by place, the rows behind each, and one child."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.access.doors import consult
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.linkage.models import Source
from umai.places.models import Place
from umai.unseen import counted, listed
from umai.unseen.chosen import NOWHERE, Chosen
from umai.unseen.models import Line
from umai.unseen.standing import is_signal, standing
from umai.unseen.words import name_of


@signed_in_only
def board(request):
    """How many children on lists are in nobody's care, by place; every number leads to its rows."""
    by = request.by
    require(by, "unseen.read")
    chosen = Chosen.of(request.GET, by)
    level, lines, whole = counted.table(chosen)
    page = {
        "chosen": chosen,
        "level": level,
        "lines": lines,
        "whole": whole,
        "place": place_in_words(chosen),
        "back": up_from(chosen),
        "acts": may(by, "unseen.make_signal"),
        **filters(chosen),
    }
    return render(request, "unseen/board.html", page)


@signed_in_only
def rows(request):
    """The children behind one number, the longest known first, a page at a time."""
    by = request.by
    require(by, "unseen.read")
    chosen = Chosen.of(request.GET, by)
    page = listed.page(chosen, request.GET.get("after"))
    page |= {
        "chosen": chosen,
        "place": place_in_words(chosen),
        "acts": may(by, "unseen.make_signal"),
        "back": reverse("unseen:board") + chosen.query(settlement=None, state=None, kind=None),
        "here": request.get_full_path(),
        **filters(chosen),
    }
    return render(request, "unseen/rows.html", page)


@signed_in_only
def line(request, pk):
    """One child on lists: what each list says and under which ground it was given, and what was answered."""
    by = request.by
    require(by, "unseen.read")
    one = consult(Line, pk, by=by, related=("row",))
    with by.speaking():
        found = listed.on_lists(one, by)
        said = listed.answers_of(one, found, by)
        page = {
            "line": one,
            "name": name_of(one.row),
            "rows": found,
            "answers": said,
            "signal_url": listed.signal_url(said, by),
            "file_url": listed.file_url(one, by),
            "acts": one.waits and may(by, "unseen.make_signal", one),
            "may_correct": one.answered
            and not one.in_care
            and may(by, "unseen.answer", one)
            and not is_signal(standing(one)),
        }
    return render(request, "unseen/line.html", page)


def filters(chosen):
    """What may be chosen beside the places."""
    return {"sources": Source.objects.order_by("name")}


def place_in_words(chosen):
    """The place that was chosen, with what it lies in; "" for the whole reach."""
    language = (get_language() or "ky")[:2]
    asked = [chosen.settlement, chosen.municipality, chosen.district]
    known = Place.objects.in_bulk([pk for pk in asked if pk and pk != NOWHERE])
    if len(chosen.by.reach.districts) == 1 and chosen.municipality is None:
        asked = asked[:2]
    named = [
        _("Place not known") if pk == NOWHERE else known[pk].name_in(language)
        for pk in asked
        if pk == NOWHERE or pk in known
    ]
    return ", ".join(dict.fromkeys(named))


def up_from(chosen):
    """Where the next larger places are, "" from the largest."""
    board = reverse("unseen:board")
    if chosen.municipality is not None:
        return board + chosen.query(municipality=None, settlement=None)
    if chosen.district is not None and len(chosen.by.reach.districts) > 1:
        return board + chosen.query(district=None)
    return ""
