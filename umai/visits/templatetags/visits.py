from django import template

from umai.access.permissions import may_do
from umai.visits.plausibility.lists import waiting_counts

register = template.Library()


@register.inclusion_tag("visits/signs/of_my_day.html", takes_context=True)
def visit_questions(context):
    """How many questions about visits wait for the one who is signed in; nothing is shown for none."""
    by = context["request"].by
    answers, decides = may_do(by, "visits.answer_question"), may_do(by, "visits.decide_question")
    asked, ready = waiting_counts(by) if answers or decides else (0, 0)
    asked, ready = asked if answers else 0, ready if decides else 0
    return {"asked": asked, "ready": ready, "n": asked + ready}
