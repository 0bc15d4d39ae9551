from django import template

from umai.access.permissions import may_do
from umai.statistics.extracts.reading import waiting_for

register = template.Library()


@register.inclusion_tag("statistics/extracts/of_front.html", takes_context=True)
def extracts(context):
    """How many requests for extracts wait for the reader as the second person; nothing for everybody else."""
    by = context["request"].by
    return {"n": waiting_for(by) if may_do(by, "statistics.answer_extract") else 0}
