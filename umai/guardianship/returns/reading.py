"""Which parent of a child is back, and whose paper runs on meanwhile."""

from django.db.models import Q

from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.consequences.change import lasting
from umai.register.models import PARENTS, Absence, CareArrangement, CarePaper, Kinship


def return_of(child_id, adult_id, by) -> Absence | None:
    """The latest absence of this parent, if the parent is back from it; None while the parent is away."""
    ids = merge_groups.ids_of(child_id, by)
    if not Kinship.objects.filter(child_id__in=ids, adult_id=adult_id, relation__in=PARENTS).exists():
        return None
    rows = Absence.objects.within_reach_of(by).filter(adult_id=adult_id)
    if rows.filter(Q(holds_to=None) | Q(holds_to__gt=today())).exists():
        return None
    return rows.order_by("-holds_to", "-recorded_at").first()


def papers_at_return(child_id, returned_on, by) -> list[CareArrangement]:
    """The care by others on a paper that began before the parent came back and lasts."""
    ids = merge_groups.ids_of(child_id, by)
    parents = Kinship.objects.filter(child_id__in=ids, relation__in=PARENTS).values("adult_id")
    rows = lasting(CareArrangement.objects.within_reach_of(by).filter(child_id__in=ids))
    rows = rows.exclude(paper=CarePaper.NONE).exclude(institution="", carer_id__in=parents)
    rows = rows.filter(Q(paper_to=None) | Q(paper_to__gte=today()))
    began = Q(paper_from__lte=returned_on) | Q(paper_from=None, holds_from__lte=returned_on)
    return list(rows.filter(began | Q(paper_from=None, holds_from=None)).order_by("recorded_at"))
