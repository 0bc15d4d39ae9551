from django import template

from umai.referrals.referral import rows

register = template.Library()
register.filter("owed", rows.due_clock)


@register.filter
def child_meant(referral):
    """The child's name as it was sent to the body."""
    return referral.sent.get("child_name", "")
