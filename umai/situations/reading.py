"""What other lists ask of the findings: two counts for the first page, and the records of one finding."""

from django.db.models import Func

from umai.access.reach import reach_sql
from umai.situations.models import LegalFinding


def waiting_counts_sql(by) -> str:
    """How many children have no lawful carer (`without_carer`), and whose paper runs out (`renewals`)."""
    return f"""select count(*) filter (where f.code = 'no_lawful_carer') as without_carer,
            count(*) filter (where f.code = 'renewal_due') as renewals
        from situations_legalfinding f
        where f.ended_by_id is null and f.code in ('no_lawful_carer', 'renewal_due')
            and (f.from_on is null or f.from_on <= %(on)s) and (f.to_on is null or f.to_on >= %(on)s)
            and {reach_sql(by, "f.", recorded=False)}"""


def records_with(by, code, *, on):
    """The ids of the records of children within reach of whom this finding holds on a day, as a subquery."""
    found = LegalFinding.objects.within_reach_of(by).standing().filter(code=code).holding(on=on)
    return found.annotate(record=Func("records", function="unnest")).values("record")
