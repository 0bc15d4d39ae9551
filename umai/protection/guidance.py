"""What to do at each step, and the numbers to call."""

from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import get_language

from umai.design import guidance
from umai.law.helplines import helpline
from umai.law.terms.clock import today

KINDS = ("police", "ambulance", "rescue")  # the most needed first


def advice(step):
    """What to do at this step, as its guidance says; None where no file is there."""
    return guidance.read_guidance("protection", step)


class EmergencyNumber(NamedTuple):
    """A number to call: its digits, and who answers."""

    call: str
    who: str


def numbers():
    """The numbers to call, the most needed first."""
    language, on = get_language() or "ky", today()
    found = [helpline(kind, on=on) for kind in KINDS]
    return [EmergencyNumber(one.number, capfirst(one.name_in(language))) for one in found]
