"""The pages of a transfer: send a file to another district, list what was sent, answer."""

from django.db.models import Q
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.intake.cases.models import Assignment
from umai.intake.transfer import actions as transfer
from umai.intake.transfer.forms import SendFileForm, TakeBackFileForm, TransferAnswerForm
from umai.intake.transfer_models import FileTransfer
from umai.places.models import Place
from umai.register import merge_groups
from umai.register.child.page import FileActPage
from umai.register.models import Child, Identity

MAX_ANSWERED = 50  # answered ones in the list
PLACE_FIELDS = ("from_district", "to_district", "to_municipality")


class SendFile(FileActPage):
    """Ask where the child lives now and what must be known there; send the file."""

    act = transfer.send_file
    of = Child
    makes = FileTransfer
    form_class = SendFileForm
    template = "intake/transfer_send.html"

    def form_options(self):
        return {"places": places_elsewhere(self.record)}

    def answers(self):
        return self.form.answers() | {"place": Place.objects.get(pk=self.form.cleaned_data["place"])}

    def context(self):
        return {
            "child": self.record,
            "under_way": transfer.pending_transfer_of(self.record),
            "others": other_records_of(self.record, self.by),
        }

    def destination(self, sent):
        return reverse("intake:transfer", args=[sent.pk])


def other_records_of(child, by):
    """Id and name of the other records of this child in the district; each has to be sent by itself."""
    ids = [one.pk for one in merge_groups.records_of(child, by) if one.pk != child.pk]
    rows = Identity.objects.within_reach_of(by).filter(child_id__in=ids, district_id=child.district_id)
    return [(row.child_id, row.full_name()) for row in rows] if ids else []


class Transfers(Page):
    """Files sent to or from this department: those that wait for an answer, and those answered lately."""

    look = "intake.transfers.read"
    template = "intake/transfers.html"

    def context(self):
        districts = self.by.required_reach.districts
        here = Q(to_district__in=districts) | Q(from_district__in=districts)
        rows = FileTransfer.objects.within_reach_of(self.by).filter(here)
        waiting = self.lines(rows.filter(answer=None).order_by("accept_by_on", "pk"))
        return {
            "incoming": [one for one in waiting if one["incoming"]],
            "outgoing": [one for one in waiting if not one["incoming"]],
            "answered": self.lines(rows.exclude(answer=None).order_by("-recorded_at")[:MAX_ANSWERED]),
        }

    def lines(self, rows):
        def read(found):
            return found.select_related(*PLACE_FIELDS, "answer")

        return [
            transfer_row(sent, self.by)
            for sent in consult_list("intake.transfers", rows, by=self.by, read=read)
        ]


class TransferPage(ActPage):
    """A page about one file that was sent."""

    of = FileTransfer
    related = (*PLACE_FIELDS, "recorded_by")

    def context(self):
        return {"sent": self.record, "line": transfer_row(self.record, self.by)}

    def destination(self, outcome):
        return reverse("intake:transfer", args=[self.record.pk])


class Transfer(TransferPage):
    """One file that was sent, and the answer; the department to which it was sent answers here."""

    act = transfer.accept_file
    form_class = TransferAnswerForm
    template = "intake/transfer.html"

    def permit(self):
        """Whoever reaches what was sent may look at it."""

    def perform(self):
        answers = self.answers()
        answer = self.act if answers["answer"] == "accept" else transfer.refuse_file
        return answer(self.record, by=self.by, words=answers["words"])

    def context(self):
        sent, by, answer = self.record, self.by, transfer.answer_of(self.record)
        child = Child.objects.within_reach_of(by).filter(pk=sent.child_id).first()
        here, own = (pk in by.required_reach.districts for pk in (sent.to_district_id, sent.from_district_id))
        return super().context() | {
            "answer": answer,
            "asked": here and answer is None and self.writes(),
            "takes_back": own and answer is None and may_do(by, "intake.take_back_file", sent),
            "file_url": child.get_absolute_url() if child else None,
            "assign_url": assign_url(sent, child, by),
            "back_url": back_url(child, by),
        }


class TakeBackFile(TransferPage):
    """Ask why, then take back a file that nobody has answered yet."""

    act = transfer.take_back_file
    form_class = TakeBackFileForm
    template = "intake/transfer_back.html"

    def respond(self):
        if self.record.from_district_id not in self.by.required_reach.districts:
            return redirect(self.destination(None))
        return super().respond()


def back_url(child, by):
    """The list of transfers for those who may see it, else the child's file."""
    if may_do(by, "intake.transfers.read"):
        return reverse("intake:transfers")
    return child.get_absolute_url() if child else "/"


def assign_url(sent, child, by):
    """The page that assigns a worker to the open case of a file here; None where nobody is missing."""
    case = transfer.open_case_of(child) if child and child.district_id in by.reach.districts else None
    if case is None or Assignment.objects.filter(case=case, worker__isnull=False).exists():
        return None
    return reverse("intake:assign", args=[case.pk])


def transfer_row(sent, by):
    """One transfer, as a list shows it."""
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
        name = district.name_in(language)
        only = _("%(district)s: only the district is known") % {"district": name}
        groups[district.pk] = (name, [(str(district.pk), only)])
    rows = Place.objects.current().municipalities().filter(district__in=list(groups)).in_order()
    for place in rows:
        if place.pk != place.district_id:
            groups[place.district_id][1].append((str(place.pk), place.name_in(language)))
    return sorted(groups.values(), key=lambda group: group[0])
