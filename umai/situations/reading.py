"""What other lists ask of the findings: two counts for the first page, and whose rows they are."""

from django.db.models import Exists, Func, OuterRef, Q

from umai.access.reach import reach_sql
from umai.register.models import Merge
from umai.situations.models import LegalFinding

COUNTED = 1000  # beyond that the first page says "more than": its list counts them all


def waiting_counts_sql(by) -> str:
    """How many children have no lawful carer (`without_carer`), and whose paper runs out (`renewals`).

    Of the first no more than `COUNTED` and one are counted: they are thousands in a large district.
    """

    def counted(code, most=""):
        return f"""(select count(*) from (
            select from situations_legalfinding f where f.ended_by_id is null and f.code = '{code}'
                and (f.from_on is null or f.from_on <= %(on)s) and (f.to_on is null or f.to_on >= %(on)s)
                and {reach_sql(by, "f.", recorded=False)} {most}) one)"""

    without_carer = counted("no_lawful_carer", f"limit {COUNTED + 1}")
    return f"select {without_carer} as without_carer, {counted('renewal_due')} as renewals"


def of_children_with(by, code, *, on):
    """The condition that a row of a file, by its `child_id`, is of a child of whom this finding holds.

    A finding stands with the record that leads; the rows of other records of that child count too.
    """
    found = LegalFinding.objects.within_reach_of(by).standing().filter(code=code).holding(on=on)
    joined = Merge.objects.within_reach_of(by)
    ends = joined.values("child_id").union(joined.values("other_id"))
    merged = found.filter(child_id__in=ends).annotate(record=Func("records", function="unnest"))
    return Exists(found.filter(child_id=OuterRef("child_id"))) | Q(child_id__in=merged.values("record"))
