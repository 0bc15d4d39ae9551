"""A link to a text of guidance, from the page on which one needs it."""

from django import template

from umai.lawbook.guidance.groups import lines_of

register = template.Library()


@register.inclusion_tag("lawbook/guidance_link.html")
def guidance_link(name):
    """The title of the text of this name, as in "field/at_the_door", with a link to its page."""
    return {"lines": lines_of([name.split("/")])}
