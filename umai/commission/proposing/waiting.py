"""What waits for the Commission: plans to agree to, cases to hear, decisions that are due and not done."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import BooleanField, Exists, Func, OuterRef
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.commission.agenda.models import AgendaItem, HearingRequest, ItemKind
from umai.commission.decisions.models import Decision, DecisionKind
from umai.commission.decisions.reading import open_decisions
from umai.design.days import date_in_words
from umai.law.terms.clock import today
from umai.planning.models import PlanEdition, PlanStep, StepKind
from umai.planning.reading import waiting_editions

MOST = 200  # rows of each kind


class Waits(Func):
    """Whether the case of a request or a decision is open; the Commission does not see the case itself."""

    function = "commission_waits"
    arity = 1
    output_field = BooleanField()


class WaitingMatter(NamedTuple):
    """One matter that waits: its kind, the row it is of, whose it is, and why it waits."""

    kind: str
    of: UUID
    child_id: UUID
    case_id: UUID
    name: str
    words: str
    due_on: date | None
    came_back: str = ""
    """Why it was sent back before and what is different; "" where it was not."""

    @property
    def key(self) -> str:
        return f"{self.kind}.{self.of}"

    @property
    def label(self) -> str:
        day = date_in_words(self.due_on) if self.due_on else ""
        parts = [self.name, self.words, day, self.came_back]
        return " · ".join(filter(None, parts))


def waiting_matters(by) -> list[WaitingMatter]:
    """What waits for the speaker's Commission and stands on no agenda: late and early ones by their day."""
    with by.speaking():
        found = [*_plans(by), *_requests(by), *_decisions(by)]
    return sorted(found, key=lambda one: (one.due_on or today(), one.name, one.key))


def on_an_agenda(column, at="pk"):
    """The condition that what this column names stands undecided on the agenda of a session not over."""
    items = AgendaItem.objects.filter(**{column: OuterRef(at)}, removal=None, decision=None)
    return Exists(items.exclude(session__steps__kind__in=["closed", "cancelled"]))


def _plans(by):
    waiting = [one for one in waiting_editions(by, noted="commission.waiting_plans") if one.mine]
    ids = [one.edition.pk for one in waiting]
    taken = set(PlanEdition.objects.filter(on_an_agenda("edition"), pk__in=ids).values_list("pk", flat=True))
    back = _returns_before(by, [one.edition.plan_id for one in waiting])
    for one in waiting:
        edition = one.edition
        if edition.pk in taken:
            continue
        came_back = ""
        if returned := back.get(edition.plan_id):
            came_back = _("sent back before: %(why)s; now different: %(what)s") % {
                "why": returned,
                "what": edition.why,
            }
        title = _("%(plan)s, no. %(n)d") % {"plan": one.title, "n": edition.number}
        yield WaitingMatter(
            ItemKind.PLAN,
            edition.pk,
            edition.child_id,
            edition.case_id,
            one.name,
            title,
            one.due_on,
            came_back,
        )


def _returns_before(by, plans):
    """Plan to the reasons of its last return, of these plans."""
    steps = PlanStep.objects.within_reach_of(by).filter(edition__plan__in=plans, kind=StepKind.RETURNED)
    rows = steps.order_by("edition__number").values_list("edition__plan_id", "words")
    return dict(rows)


def _requests(by):
    heard = Decision.objects.filter(item__request=OuterRef("pk")).exclude(kind=DecisionKind.POSTPONED)
    rows = HearingRequest.objects.within_reach_of(by).filter(
        ~Exists(heard), ~on_an_agenda("request"), Waits("pk")
    )
    for row in consult_list("commission.waiting_cases", rows.order_by("asked_on", "pk")[:MOST], by=by):
        yield WaitingMatter(ItemKind.CASE, row.pk, row.child_id, row.case_id, row.name, row.words, row.due_on)


def _decisions(by):
    """Decisions in open cases whose day is over and that nobody reported done."""
    rows = open_decisions(by).filter(~on_an_agenda("earlier", at="item"), Waits("pk"), due_on__lt=today())
    rows = rows.order_by("due_on", "pk")[:MOST]
    for row in consult_list(
        "commission.waiting_decisions", rows, by=by, read=lambda rows: rows.select_related("item")
    ):
        yield WaitingMatter(
            ItemKind.DECISION, row.item_id, row.child_id, row.case_id, row.item.name, row.words, row.due_on
        )
