from django import template

from umai.access.permissions import may_do
from umai.visits.visit.reading import told_among

register = template.Library()


@register.inclusion_tag("visits/signs/of_my_day.html", takes_context=True)
def visit_questions(context):
    """What waits about visits for the one who is signed in: questions, and visits that were told."""
    by, waits = context["request"].by, context["waits"]
    asked = waits["questions_asked"] if may_do(by, "visits.answer_question") else 0
    ready = waits["questions_ready"] if may_do(by, "visits.decide_question") else 0
    told, contested = waits.get("told_visits", 0), waits.get("contested_visits", 0)
    return {"asked": asked, "ready": ready, "n": asked + ready, "told": told, "contested": contested}


@register.inclusion_tag("visits/told/of_visit.html", takes_context=True)
def told_visit(context):
    """Who told the visit of the page and who wrote it down, with the way to answer for it."""
    by, visit = context["request"].by, context["visit"]
    told = told_among([visit], by).get(visit.pk)
    answers = told is not None and told.waits and visit.worker_id == by.pk
    return {"told": told, "answers": answers, "visit": visit}
