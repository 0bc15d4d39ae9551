"""Values of the law in a template: a number of days, hours or years, how sure it is, a number to call."""

from datetime import datetime

from django import template

from umai.design.law.certainty import CERTAINTY_WORDS, least_sure
from umai.law.dated_values import parameter
from umai.law.helplines import number_of
from umai.law.terms.clock import day_of, today

register = template.Library()


@register.simple_tag
def in_force(name, on=None):
    """The value of this parameter of the law on the governing day, or today; raises `NoLawInForce`.

    A text takes every number of days, hours or years from here: {% in_force "infant_under_age" as years %}.
    """
    if isinstance(on, datetime):
        on = day_of(on)
    return parameter(name).on(on or today())


@register.simple_tag
def certainty(name, on=None):
    """How sure the value of this parameter is on the governing day, or today, in words."""
    return CERTAINTY_WORDS[least_sure(parameter(name), on=on or today())]


@register.simple_tag
def helpline(kind):
    """The number of this line today, as digits: {% helpline "police" as police %}."""
    return number_of(kind, on=today())
