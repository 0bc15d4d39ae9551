"""The pages of a handover: the caseload of each worker, and giving one worker's cases to others."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.access.pages import ActPage, Page
from umai.intake.cases.work import DueKind, WorklistRow
from umai.intake.cases.worklist import as_rows, child_name, open_cases, own_work_condition
from umai.intake.handover.actions import hand_over
from umai.intake.handover.caseload import RISK_WORDS, unassigned_count, visits_a_month, worker_loads
from umai.intake.handover.distribution import HandoverCase, HandoverTaker, distribute_cases
from umai.intake.handover.forms import HandoverForm
from umai.intake.handover_models import Handover
from umai.law.terms.clock import today
from umai.register.models import Address, AddressKind
from umai.staff.models import Role

MAX_CASES = 200  # on one page; more are handed over in several acts


class Caseload(Page):
    """The caseload of each worker; the head can choose whose cases are to be handed over."""

    look = "intake.caseload.read"
    template = "intake/caseload.html"

    def context(self):
        district = self.by.office.place.district_id
        found = worker_loads(district, self.by)
        return {
            "loads": found,
            "without": unassigned_count(district, self.by),
            "limit": found[0].limit,  # whoever looks is among them
            "may_hand_over": self.by.role == Role.HEAD,
        }


class HandOverCases(ActPage):
    """Propose who takes each child of this worker, and do it as the head decides."""

    act = hand_over
    makes = Handover
    form_class = HandoverForm
    template = "intake/handover_share.html"

    def form_options(self):
        district, self.worker = self.by.office.place.district_id, self.address.get("worker")
        every = worker_loads(district, self.by)
        self.leaving = next((one for one in every if one.worker_id == self.worker), None)
        if self.worker is not None and self.leaving is None:
            raise Http404
        takers = [one for one in every if one.worker_id != self.worker and one.role]
        rows, self.more = case_rows_of(self.worker, district, self.by)
        return {
            "rows": rows,
            "takers": [(one.worker_id, load_in_words(one)) for one in takers],
            "proposed": proposed_workers(rows, takers, self.by),
        }

    def perform(self):
        return self.act(self.by.office, by=self.by, from_worker=self.worker, **self.answers())

    def refuse(self, refusal):
        super().refuse(refusal)
        self.form.mark(getattr(refusal, "cases", ()), str(refusal))

    def context(self):
        return {"leaving": self.leaving, "more": self.more}

    def destination(self, handover):
        return reverse("casefile:handover", args=[handover.pk])


def case_rows_of(worker, district, by):
    """The open cases of this worker in this district, as rows to be shown, and how many more there are."""
    cases = open_cases(by, worker=worker, unassigned=worker is None).filter(district_id=district)
    rows = consult_list("intake.handover", cases[:MAX_CASES], by=by, read=as_rows)
    homes = settlements_of(by, child_id__in=[row["child_id"] for row in rows])
    for row in rows:
        row["name"] = child_name(row)
        row["place"], row["place_name"] = homes.get(row["child_id"], (None, ""))
        row["risk_words"] = RISK_WORDS[row["risk"]]
        row["owed_words"] = DueKind(row["owed"]).label if row["owed"] else _("nothing is planned")
    with by.speaking():
        return rows, cases.count() - len(rows) if len(rows) == MAX_CASES else 0


def settlements_of(by, **which):
    """The settlement and its name for each child id, from the actual addresses."""
    rows = actual_addresses(by, settlement__isnull=False, **which).select_related("settlement")
    language = get_language() or "ky"
    with by.speaking():
        return {row.child_id: (row.settlement_id, row.settlement.name_in(language)) for row in rows}


def actual_addresses(by, **which):
    """The addresses within reach at which children live now; `which` filters them."""
    return Address.objects.within_reach_of(by).filter(kind=AddressKind.ACTUAL, holds_to=None, **which)


def proposed_workers(rows, takers, by):
    """The worker proposed for each case, by case id."""
    weights = visits_a_month(today())
    places = places_of(takers, {row["place"] for row in rows} - {None}, by)
    return distribute_cases(
        [HandoverCase(row["id"], row["municipality_id"], row["place"], weights[row["risk"]]) for row in rows],
        [
            HandoverTaker(
                one.worker_id,
                one.municipality_id,
                one.role == Role.HEAD,
                one.cases,
                one.visits,
                frozenset(places.get(one.worker_id, ())),
            )
            for one in takers
        ],
        limit=takers[0].limit if takers else 0,
    )


def places_of(takers, places, by):
    """The settlements, of these, in which each worker has children already, by worker id."""
    found = {}
    if not places:
        return found
    cases = WorklistRow.objects.filter(own_work_condition(by), worker__in=[one.worker_id for one in takers])
    with by.speaking():
        of_child = dict(cases.order_by().values_list("child_id", "worker_id"))
        # Only of children with a case: most who live in a settlement have none.
        homes = actual_addresses(by, child_id__in=list(of_child), settlement__in=places)
        for child_id, place in homes.values_list("child_id", "settlement_id"):
            found.setdefault(of_child[child_id], set()).add(place)
    return found


def load_in_words(load):
    """A worker as a choice: name, number of cases, office."""
    words = ngettext("%(n)d case", "%(n)d cases", load.cases) % {"n": load.cases}
    if load.cases >= load.limit:
        words = _("%(n)d cases, the limit is %(limit)d") % {"n": load.cases, "limit": load.limit}
    return f"{load.name} · {words} · {load.office}"
