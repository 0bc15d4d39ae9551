from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def named(place):
    """A place by its name in the language of the page."""
    return place.name_in(get_language() or "ky")
