"""The pages of a transfer: send a file to another district, see what is under way, answer."""

import uuid

from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.access.doors import consult, consult_list
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.access.writing import AlreadyReceived
from umai.intake.cases.views import posted, refuse, shown
from umai.intake.transfer import actions as transfer
from umai.intake.transfer.forms import AnswerForm, SendForm, TakeBackForm
from umai.intake.transfer_models import FileSent
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.refusal import Refusal
from umai.register import same
from umai.register.models import Child, Identity

ANSWERED = 50  # answered ones on the list


@signed_in_only
def send(request, pk):
    """Ask where the child lives now and what must be known there; send the file."""
    by = request.by
    child = consult(Child, pk, by=by)
    require(by, "intake.send_file", child)
    form = SendForm(posted(request), places=places_elsewhere(child), initial={"id": uuid.uuid4()})
    status, standing = 200, transfer.under_way(child)
    if form.is_valid():
        answers = form.cleaned_data
        place = Place.objects.get(pk=answers["place"])
        try:
            sent = transfer.send_file(child, by=by, id=answers["id"], place=place, words=answers["words"])
            return redirect("intake:transfer", sent.pk)
        except (AlreadyReceived, transfer.AlreadySent) as refusal:
            if standing is not None and standing.pk == answers["id"]:  # the same form, sent twice
                return redirect("intake:transfer", standing.pk)
            status = refuse(form, refusal)
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = {"form": form, "child": child, "standing": standing, "others": others_of(child, by)}
    return shown(request, "intake/transfer_send.html", page, child.pk, form, status)


def others_of(child, by):
    """The other records of this child in the district, which are sent each for itself: id and name."""
    ids = [one.pk for one in same.records_of(child, by) if one.pk != child.pk]
    rows = Identity.objects.within_reach_of(by).filter(child_id__in=ids, district_id=child.district_id)
    return [(row.child_id, row.full_name()) for row in rows] if ids else []


@signed_in_only
def listed(request):
    """Files that wait for an answer, here or elsewhere, and those that were answered lately."""
    by = request.by
    require(by, "intake.transfers.read")
    here = Q(to_district__in=by.reach.districts) | Q(from_district__in=by.reach.districts)
    rows = FileSent.objects.within_reach_of(by).filter(here)
    waiting, answered = rows.filter(answer=None), rows.exclude(answer=None)
    related = ("from_district", "to_district", "to_municipality", "answer")

    def read(found):
        return found.select_related(*related)

    groups = [
        consult_list("intake.transfers", waiting.order_by("accept_by_on", "pk"), by=by, read=read),
        consult_list("intake.transfers", answered.order_by("-recorded_at")[:ANSWERED], by=by, read=read),
    ]
    lines = [[line(sent, by) for sent in found] for found in groups]
    page = {
        "incoming": [one for one in lines[0] if one["incoming"]],
        "outgoing": [one for one in lines[0] if not one["incoming"]],
        "answered": lines[1],
        "today": today(),
    }
    return render(request, "intake/transfers.html", page)


@signed_in_only
def one(request, pk):
    """One file that was sent: what was written, and the answer."""
    by = request.by
    sent = consult(
        FileSent, pk, by=by, related=("from_district", "to_district", "to_municipality", "recorded_by")
    )
    answer = transfer.answer_of(sent)
    asked = sent.to_district_id in by.reach.districts and answer is None
    form = AnswerForm(posted(request) if asked else None)
    status = 200
    if form.is_valid():
        words, accepts = form.cleaned_data["words"], form.cleaned_data["answer"] == "accept"
        try:
            if accepts:
                transfer.accept_file(sent, by=by, words=words)
            else:
                transfer.refuse_file(sent, by=by, words=words)
            return redirect("intake:transfer", sent.pk)
        except Refusal as refusal:
            status = refuse(form, refusal)
    child = Child.objects.within_reach_of(by).filter(pk=sent.child_id).first()
    page = {
        "sent": sent,
        "line": line(sent, by),
        "answer": answer,
        "asked": asked,
        "form": form,
        "takes_back": takes_back(sent, answer, by),
        "today": today(),
        "file_url": child.get_absolute_url() if child else None,
        "assign_url": assign_url(sent, child, by),
        "back_url": back_url(child, by),
    }
    if status == 200 and form.errors:
        status = 422
    return render(request, "intake/transfer.html", page, status=status)


@signed_in_only
def take_back(request, pk):
    """Ask why, then take back a file that nobody has answered yet."""
    by = request.by
    sent = consult(FileSent, pk, by=by, related=("from_district", "to_district", "to_municipality"))
    require(by, "intake.take_back_file", sent)
    if sent.from_district_id not in by.reach.districts:
        return redirect("intake:transfer", sent.pk)
    form, status = TakeBackForm(posted(request)), 200
    if form.is_valid():
        try:
            transfer.take_back_file(sent, by=by, words=form.cleaned_data["words"])
            return redirect("intake:transfer", sent.pk)
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = {"sent": sent, "line": line(sent, by), "form": form}
    if status == 200 and form.errors:
        status = 422
    return render(request, "intake/transfer_back.html", page, status=status)


def takes_back(sent, answer, by):
    """Whether this reader can take the file back now."""
    own = answer is None and sent.from_district_id in by.reach.districts
    return own and may(by, "intake.take_back_file", sent)


def back_url(child, by):
    """The list for whoever has it, else the child's file."""
    if may(by, "intake.transfers.read"):
        return reverse("intake:transfers")
    return child.get_absolute_url() if child else "/"


def assign_url(sent, child, by):
    """Where somebody is named for the open case of a file that has just come; None without one."""
    case = transfer.open_case_of(child) if child and child.district_id in by.reach.districts else None
    return reverse("intake:assign", args=[case.pk]) if case else None


def line(sent, by):
    """One file under way, as a list shows it."""
    language = get_language() or "ky"
    to = sent.to_municipality or sent.to_district
    place = to.name_in(language)
    if sent.to_municipality:
        place = f"{sent.to_district.name_in(language)}, {place}"
    return {
        "sent": sent,
        "url": reverse("intake:transfer", args=[sent.pk]),
        "from": sent.from_district.name_in(language),
        "to": place,
        "incoming": sent.to_district_id in by.reach.districts,
        "answer": getattr(sent, "answer", None),
    }


def places_elsewhere(child):
    """Every other district of the country with its municipalities, as choices in groups."""
    language = get_language() or "ky"
    groups = {}
    districts = Place.objects.current().with_department().exclude(pk=child.district_id)
    for district in districts.in_order():
        only = (str(district.pk), _("%(district)s: only the district is known"))
        name = district.name_in(language)
        groups[district.pk] = (name, [(only[0], only[1] % {"district": name})])
    rows = Place.objects.current().municipalities().filter(district__in=list(groups)).in_order()
    for place in rows:
        if place.pk != place.district_id:
            groups[place.district_id][1].append((str(place.pk), place.name_in(language)))
    return sorted(groups.values(), key=lambda group: group[0])
