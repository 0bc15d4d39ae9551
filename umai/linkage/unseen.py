"""Children in nobody's care: on a list as a child of migrants, or absent from school, and in no open case."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from umai.linkage.models import Edition, Resolution, Row
from umai.linkage.rows import Resolved, Verdict


def children_in_nobodys_care(districts, in_care: QuerySet) -> QuerySet:
    """Rows of the latest lists of these districts that no open case answers for, by municipality and line.

    `in_care` are the ids of children with an open case, as the room of cases answers them. A row that
    nobody has matched yet counts, and one of a child on the register without a case; a row of which a
    person said that it is nobody of the register does too: somebody knows that child.
    """
    later = Edition.objects.filter(follows_id=OuterRef("edition_id"))
    cared_for = Resolution.objects.filter(row=OuterRef("pk"), what=Resolved.CHILD, child__in=in_care)
    marked = Row.objects.filter(Q(of_migrant=True) | Q(absent=True), district__in=districts)
    found = marked.exclude(verdict=Verdict.REFUSED).filter(~Exists(later), ~Exists(cared_for))
    return found.order_by("municipality", "number", "pk")
