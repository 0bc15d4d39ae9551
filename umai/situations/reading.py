"""What waits for somebody among the findings: two counts for the first page."""

from umai.access.reach import reach_sql


def waiting_counts_sql(by) -> str:
    """How many children have no lawful carer (`without_carer`), and whose paper runs out (`renewals`)."""
    return f"""select count(*) filter (where f.code = 'no_lawful_carer') as without_carer,
            count(*) filter (where f.code = 'renewal_due') as renewals
        from situations_legalfinding f
        where f.ended_by_id is null and f.code in ('no_lawful_carer', 'renewal_due')
            and (f.from_on is null or f.from_on <= %(on)s) and (f.to_on is null or f.to_on >= %(on)s)
            and {reach_sql(by, "f.", recorded=False)}"""
