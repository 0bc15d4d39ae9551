from django import template

from umai.access.permissions import may_do
from umai.statistics.extracts import reading as extracts_asked
from umai.statistics.releases import reading as editions_drawn

register = template.Library()


@register.inclusion_tag("statistics/extracts/of_front.html", takes_context=True)
def extracts(context):
    """Requests for extracts, and editions, that wait for the reader as the second person; none for others."""
    by = context["request"].by
    return {
        "n": extracts_asked.waiting_for(by) if may_do(by, "statistics.answer_extract") else 0,
        "editions": editions_drawn.waiting_for(by) if may_do(by, "statistics.answer_edition") else 0,
    }
