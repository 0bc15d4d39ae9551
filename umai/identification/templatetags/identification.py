"""What became of one's own reports, for the first page of whoever writes them down for others."""

from django import template

from umai.access.permissions import may_do
from umai.identification.officials.reading import own_reports

register = template.Library()


@register.inclusion_tag("identification/of_front.html", takes_context=True)
def reports_of_mine(context):
    """The way to the next report, and the own ones with what became of each; nothing for who writes none."""
    by = context["request"].by
    if not may_do(by, "identification.write_down"):
        return {"writes": False}
    return own_reports(by) | {"writes": True}
