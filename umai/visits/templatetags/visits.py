from django import template

from umai.access.may import may
from umai.visits.signs_lists import asked_of, to_decide

register = template.Library()


@register.inclusion_tag("visits/signs/of_my_day.html", takes_context=True)
def visit_questions(context):
    """How many questions about visits wait for the one who is signed in; nothing where none does."""
    by = context["request"].by
    asked = asked_of(by).count() if may(by, "visits.answer_question") else 0
    ready = to_decide(by).count() if may(by, "visits.decide_question") else 0
    return {"asked": asked, "ready": ready, "n": asked + ready}
