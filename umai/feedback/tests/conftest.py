"""A child of Aigul's municipality with a case that Aigul answers for: that it was opened is the first decision."""

import pytest

from umai.feedback.actions import tell_child
from umai.feedback.models import ChildDecision, Telling
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.tests.conftest import particulars
from umai.law.terms.clock import today
from umai.prevention.tests.conftest import register
from umai.trail.models import Entry

SAID = {
    "told_by": "Асанова Айгүл, социалдык кызматкер",
    "how": "alone",
    "language": "ky",
    "decided_words": "Бүгүндөн баштап мен сага жардам берем.",
    "became_words": "Сен мектепке баргың келет дедиң, мен мугалим менен сүйлөштүм.",
    "call": "Мага чал: 0700 000000.",
    "carer": "told",
    "reaction": "calm",
}
NO = {"reaction": "disagrees", "reaction_words": "Эжем менен жашагым келет."}


def case_of(child, by, head=None):
    """An open case; with `head` this worker answers for it."""
    case = open_case(child, by=by, **particulars())
    if head:
        assign_worker(case, by=head, worker_id=by.pk)
    return case


def decision_of(child, kind="opened"):
    """The last decision of this kind about a child, whoever sees it."""
    rows = ChildDecision.objects.using("owner").filter(child_id=child.pk, kind=kind)
    return rows.order_by("-recorded_at").first()


def state_of(decision):
    return ChildDecision.objects.using("owner").get(pk=decision.pk).state


def tell(child, by, decision=None, **more):
    """The child is told today of this decision, else of that its case was opened."""
    known = decision or decision_of(child)
    said = SAID | {"decision": known.pk, "case": known.case_id, "told_on": today()}
    return tell_child(child, by=by, **said | more)


def row_of(decision, **columns):
    """A telling as it is inserted past the act."""
    said = {"child_id": decision.child_id, "case_id": decision.case_id, "decision_id": decision.pk}
    return Telling(**said | {"told": True, "told_on": today(), **SAID} | columns)


def last_entry():
    """Act and outcome of the last entry on the trail."""
    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


@pytest.fixture
def child(aigul):
    return register(aigul)


@pytest.fixture
def case(child, aigul, damira):
    return case_of(child, aigul, damira)


@pytest.fixture
def decision(case, child):
    return decision_of(child)


@pytest.fixture
def other(aigul, damira):
    """Another child of the same municipality, with a case."""
    found = register(aigul, "Азиз")
    case_of(found, aigul, damira)
    return found
