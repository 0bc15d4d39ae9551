"""What a new worker must know of the children just handed over: a list for the screen and for paper.

Each kind of row is queried once for all children; nothing sealed is on the list.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from umai.casefile.protections import tag_of, waits_for
from umai.casefile.words import age_in_words
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.documents import papers
from umai.intake.models import Assignment, Due, Risk, RiskLevel, WorklistRow
from umai.law.terms.clock import day_of
from umai.protection.reading import running_in_cases
from umai.register.fields.birth_date import birth_in_words
from umai.register.models import Address, AddressKind, CareArrangement, Identity
from umai.visits.models import DwellingWarning, Visit
from umai.visits.visit.reading import title_of, visit_summary

TEMPLATE = Path(__file__).resolve().parent / "handover.typ"


class HandedOverChild(NamedTuple):
    """One child on the list of one worker: the name, the address of the case, and lines of a summary."""

    name: str
    url: str
    rows: list

    @property
    def shown(self):
        """The rows for a page, with their line breaks as HTML."""
        return [row._replace(value=linebreaksbr(row.value)) for row in self.rows]


class WorkerList(NamedTuple):
    """The children one worker got and still has; `gone` counts those since closed or given to another."""

    worker: object
    children: list
    gone: int


def assignments_of(handover, by):
    """The assignments this reader may see: all in the reader's district, else only the reader's own."""
    rows = Assignment.ever.within_reach_of(by).filter(handover=handover)
    return rows if handover.district_id in by.reach.districts else rows.filter(worker_id=by.pk)


def worker_lists_of(rows, by, *, on: date) -> list[WorkerList]:
    """The list of each worker, from these assignments, the children in danger first; nine queries in all."""
    current = [row.case_id for row in rows if row.current]
    standing = {work.case_id: work for work in WorklistRow.objects.filter(case_id__in=current)}
    facts = HandoverFacts(list(standing.values()), by, on)
    shares = {}
    for row in rows:
        shares.setdefault(row.worker, []).append(standing.get(row.case_id))
    found = []
    for worker, works in sorted(shares.items(), key=lambda pair: str(pair[0])):
        there = sorted(filter(None, works), key=facts.sort_key)
        found.append(WorkerList(worker, [facts.child_of(work) for work in there], len(works) - len(there)))
    return found


class HandoverFacts:
    """What must be known of these open cases, queried once for all of them."""

    def __init__(self, works, by, on):
        self.on = on
        cases = [work.case_id for work in works]
        children = {"child_id__in": [work.child_id for work in works]}

        def within(rows):
            return rows.within_reach_of(by)

        self.identities = {row.child_id: row for row in within(Identity.objects).filter(**children)}
        homes = within(Address.objects).filter(kind=AddressKind.ACTUAL, holds_to=None, **children)
        self.homes = {row.child_id: row for row in homes.select_related("settlement")}
        care = within(CareArrangement.objects).filter(holds_to=None, **children)
        self.care = {row.child_id: row for row in care}
        self.risks = {row.case_id: row for row in within(RiskLevel.objects).filter(case_id__in=cases)}
        visits = within(Visit.objects).filter(case_id__in=cases, made=True)
        self.visits = {row.case_id: row for row in visits.order_by("case_id", "-at").distinct("case_id")}
        warned = within(DwellingWarning.objects).filter(holds_to=None, **children)
        self.warned = {row.child_id: row for row in warned}
        self.running = running_in_cases(cases, by)
        self.dues = {}
        for due in Due.objects.filter(case_id__in=cases).order_by("due_on", "pk"):
            self.dues.setdefault(due.case_id, []).append(due)

    def sort_key(self, work):
        """The order of the list: protected children, then the higher risk, then the nearest last day."""
        risk = work.risk or Risk.HIGH  # a case that nobody judged yet comes early
        return work.case_id not in self.running, Risk.values.index(risk), work.due_on, str(work.case_id)

    def child_of(self, work) -> HandedOverChild:
        """One child with its lines."""
        identity = self.identities.get(work.child_id)
        name = identity.full_name() if identity else _("Name not known")
        rows = [
            (_("Watch out"), self.watch_out(work)),
            (_("Born"), self.born(identity)),
            (_("Lives at"), self.lives_at(work)),
            (_("What must be done"), self.owed(work)),
            (_("Risk"), self.risk(work)),
            (_("Last visit"), self.last_visit(work)),
            (_("Concern"), str(work.get_concern_display())),
        ]
        url = reverse("casefile:case", args=[work.case_id])
        return HandedOverChild(name, url, [SummaryRow(label, value) for label, value in rows if value])

    def watch_out(self, work):
        """The protection that runs, and the warning of the dwelling."""
        running, warned = self.running.get(work.case_id), self.warned.get(work.child_id)
        found = [f"{capfirst(tag_of(running).text)}: {waits_for(running)[0]}"] if running else []
        if warned:
            alone = _("Never go alone.") if warned.go_in_two else ""
            found += [alone, _("Go with the police.") if warned.with_police else "", warned.words]
        return "\n".join(filter(None, found))

    def born(self, identity):
        if identity is None:
            return ""
        return ", ".join(filter(None, [birth_in_words(identity), age_in_words(identity, self.on)]))

    def lives_at(self, work):
        home, care = self.homes.get(work.child_id), self.care.get(work.child_id)
        place = home.settlement.name_in(get_language() or "ky") if home and home.settlement else ""
        lines = [", ".join(filter(None, [place, home.words if home else ""]))]
        if care and care.institution:
            lines.append(care.institution)
        if care and care.is_kin is False:
            lines.append(_("The carer is not a relative."))
        return "\n".join(filter(None, lines))

    def owed(self, work):
        """All that is owed, each with its last day and whether it is late."""
        lines = []
        for due in self.dues.get(work.case_id, []):
            line = (
                _("%(what)s: late, the last day was %(day)s")
                if due.due_on < self.on
                else _("%(what)s: by %(day)s")
            )
            lines.append(line % {"what": capfirst(due.get_owed_display()), "day": date_in_words(due.due_on)})
        return "\n".join(lines) or _("Nothing is planned: look at the case first.")

    def risk(self, work):
        row = self.risks.get(work.case_id)
        if row is None:
            return _("Nobody judged it yet.")
        return "\n".join(filter(None, [capfirst(row.get_risk_display()), row.reasons]))

    def last_visit(self, work):
        row = self.visits.get(work.case_id)
        if row is None:
            return _("No visit is written down.")
        line = f"{date_in_words(day_of(row.at))}: {title_of(row)}"
        return "\n".join(filter(None, [line, visit_summary(row), row.agreed]))


def worker_list_pdf(handover, rows, by, language, *, on: date) -> bytes:
    """The list of one worker as PDF; `rows` are the assignments of this worker in the handover."""
    with override(language):
        (share,) = worker_lists_of(rows, by, on=on)
        before = str(handover.from_worker) if handover.from_worker_id else _("nobody")
        values = {
            "title": _("Children handed over"),
            "note": _("Keep this paper as you keep the files. Destroy it when you know the children."),
            "head": [
                [_("Worker"), str(share.worker)],
                [_("Before"), before],
                [
                    _("Handed over"),
                    f"{date_in_words(day_of(handover.recorded_at))}, {handover.recorded_by or ''}",
                ],
                [_("Printed"), date_in_words(on)],
                *([[_("What the new workers must know"), handover.words]] if handover.words else []),
            ],
            "children": [
                {"name": one.name, "rows": [[row.label, row.value] for row in one.rows]}
                for one in share.children
            ],
            "people": [{"who": _("Received"), "name": str(share.worker)}],
        }
        return papers.render_pdf(TEMPLATE, values, language, record=handover.pk)
