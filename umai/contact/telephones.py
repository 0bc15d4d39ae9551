"""The telephones that may stand on the two papers: the own one of whoever prints, or that of the office.

The number of a worker is that worker's own: nobody prints another's. The telephone of an office is the one
that may stand on a poster.
"""

import re
from typing import NamedTuple

from umai.outreach.contacts import department_of, telephone_of
from umai.outreach.models import Hours


class PaperTelephone(NamedTuple):
    """A number as it is dialled from abroad, and when somebody answers; both "" when not known."""

    number: str = ""
    hours: str = ""


def own_number(by) -> str:
    """The telephone that this worker wrote into their own account; "" without one."""
    ((number,),) = by.ask("select contact_own_telephone()")
    return number or ""


def office_telephone(by, words) -> PaperTelephone:
    """The telephone of this worker's office, else of its department, with its hours in these words."""
    found = telephone_of(by.office) or telephone_of(department_of(by.office.place.district_id))
    return PaperTelephone(found.number, hours_in_words(found, words)) if found else PaperTelephone()


def hours_in_words(telephone, words) -> str:
    """When somebody answers; "" where nobody confirmed it."""
    if telephone.hours == Hours.ALWAYS:
        return words["always"]
    if telephone.hours == Hours.WORKING_DAYS:
        return words["working_days"].format_map(
            {"from": f"{telephone.hours_from:%H:%M}", "until": f"{telephone.hours_to:%H:%M}"}
        )
    return ""


def as_dialled_here(number) -> str:
    """+996555123456 as 0555 123 456, which is what one dials in the country."""
    found = re.fullmatch(r"\+996(\d{3})(\d{3})(\d{3})", number)
    return "0" + " ".join(found.groups()) if found else number


def as_dialled_abroad(number) -> str:
    """+996555123456 as +996 555 123 456."""
    found = re.fullmatch(r"\+996(\d{3})(\d{3})(\d{3})", number)
    return "+996 " + " ".join(found.groups()) if found else number
