from django import template

from umai.access.permissions import may_do
from umai.opens.audit import reading as audited
from umai.opens.audit.forms import TrailSearchForm
from umai.opens.emergency.reading import reviews_to_do, told_of_openings
from umai.opens.unusual.reading import late_answers, questions_to_answer

register = template.Library()


@register.inclusion_tag("opens/of_my_day.html", takes_context=True)
def file_openings(context):
    """What waits for the signed-in person about openings of files, and what the offices are told of them."""
    by, waits = context["request"].by, context["waits"]
    return {
        "reviews": reviews_to_do(by) if waits.get("emergencies") else [],
        "questions": questions_to_answer(by) if waits["opens_asked"] else [],
        "late": late_answers(waits["opens_late"], by),
        "told": told_of_openings(by) if waits["openings_told"] else [],
    }


@register.inclusion_tag("opens/of_front.html", takes_context=True)
def audit(context):
    """The search of the trail, the questions that wait, and the proof; nothing for who does not audit."""
    by = context["request"].by
    if not may_do(by, "opens.audit.read"):
        return {"form": None}
    return {"form": TrailSearchForm(), "share": audited.share_asked(by), "kept": audited.verification(by)}
