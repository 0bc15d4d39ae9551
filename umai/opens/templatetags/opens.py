from django import template

from umai.opens.emergency.reading import reviews_to_do, told_of_openings
from umai.opens.unusual.reading import late_answers, questions_to_answer

register = template.Library()


@register.inclusion_tag("opens/of_my_day.html", takes_context=True)
def file_openings(context):
    """What waits for the signed-in person about openings of files, and what the offices are told of them."""
    by = context["request"].by
    return {
        "reviews": reviews_to_do(by),
        "questions": questions_to_answer(by),
        "late": late_answers(by),
        "told": told_of_openings(by),
    }
