from django import template

from umai.design.days import short_date_in_words
from umai.law.terms.clock import today
from umai.referrals.ledger.counts import counts_of_body
from umai.referrals.referral import rows

register = template.Library()
register.filter("owed", rows.due_clock)
register.filter("short_date", short_date_in_words)


@register.filter
def counted(links):
    """Whether something waits behind one of these links of the menu."""
    return any(link.count for link in links)


@register.filter
def child_meant(referral):
    """The child's name as it was sent to the body."""
    return referral.sent.get("child_name", "")


@register.inclusion_tag("referrals/of_this_year.html", takes_context=True)
def referrals_of_this_year(context):
    """How the reader's own body answers this year: what it was asked, and what it did."""
    on = today()
    return {"numbers": counts_of_body(on.year, context["request"].by, on=on), "year": on.year}
