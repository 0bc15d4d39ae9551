"""Which papers of a child's carers are valid at one time."""

from umai.law.guardianship.papers import overlaps
from umai.register import merge_groups
from umai.register.family.life import paper_of
from umai.register.models import CareArrangement, CarePaper


def earlier_papers(care, by) -> list[CareArrangement]:
    """The papers of other carers, in whichever record of the child, that are valid on days of this one."""
    ids = merge_groups.ids_of(care.child_id, by)
    rows = CareArrangement.objects.within_reach_of(by).filter(child_id__in=ids)
    others = rows.exclude(paper=CarePaper.NONE).exclude(pk=care.pk).order_by("recorded_at")
    own = paper_of(care)
    return [
        row
        for row in others
        if (row.institution or row.carer_id) != (care.institution or care.carer_id)
        and overlaps([own, paper_of(row)])
    ]
