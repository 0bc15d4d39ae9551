from django import template

from umai.access.permissions import may_do

register = template.Library()


@register.inclusion_tag("visits/signs/of_my_day.html", takes_context=True)
def visit_questions(context):
    """How many questions about visits wait for the one who is signed in; nothing is shown for none."""
    by, waits = context["request"].by, context["waits"]
    asked = waits["questions_asked"] if may_do(by, "visits.answer_question") else 0
    ready = waits["questions_ready"] if may_do(by, "visits.decide_question") else 0
    return {"asked": asked, "ready": ready, "n": asked + ready}
