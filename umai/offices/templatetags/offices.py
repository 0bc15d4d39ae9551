from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language

from umai.offices.duty.roster import gaps_ahead

register = template.Library()


@register.filter
def named(place):
    """The name of a place in the language of the page."""
    return place.name_in(get_language() or "ky")


@register.filter
def weekday(day):
    """A day near today, as "Monday 30.11."."""
    return f"{date_format(day, 'l')} {day:%d.%m}"


@register.inclusion_tag("offices/gaps.html", takes_context=True)
def duty_gaps(context):
    """A warning about gaps of the coming week, for the person who sets the roster."""
    by, waits = context["request"].by, context["waits"]
    return {"gaps": gaps_ahead(by) if waits.get("duty_gap") else []}
