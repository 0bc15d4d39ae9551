"""What the file and three answers say of a family: for what it may ask, and why nothing is offered."""

from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from umai.design.parts import SummaryRow
from umai.guardianship.standing import notices_of
from umai.justice.orders.danger import danger_of
from umai.law.children.ages import is_minor
from umai.law.guardianship.papers import lack_on
from umai.register.facts.clinic import CLINIC
from umai.register.facts.school import SCHOOL, Attendance
from umai.register.family.absence import ABSENCE
from umai.register.family.care import CARE
from umai.register.family.cause import CauseConfirmation, cause_label

# What is asked of the family, and the cause that answers it where a person confirmed one.
ASKED = {"short_of_money": "low_income", "disability": "disability", "needs_lawyer": None}


def needs_in_file(file, by) -> set[str]:
    """The needs of `umai.law.options.entitlements` that the file shows, without any question."""
    causes = {row.code for row in file.facts[CauseConfirmation]}
    identities = [one for one in (file.identity, *file.others) if one]
    certificate = any(one.birth_certificate for one in identities)
    life = replace(file.life.life, notices=tuple(notices_of(file, by)))
    lack = lack_on(life, file.on)
    found = {
        "no_certificate": not certificate,
        "no_pin": certificate and not any(one.pin for one in identities),
        "no_carer_paper": bool(lack),
        "no_attorney": lack not in ("", "paper_not_enough"),
        "parent_away": any(one.away for one in file.parents),
        "out_of_school": any(one.attendance in (Attendance.LEFT, Attendance.NEVER) for one in file.schooling),
        "no_doctor": not file.health_points,
    }
    found |= {need: cause in causes for need, cause in ASKED.items()}
    return {need for need, is_so in found.items() if is_so}


def why_nothing_is_offered(file, by) -> str:
    """Why nothing is offered to this family, in a sentence; "" where it may ask.

    Nothing is offered through a person who is suspected of harm to the child or whom an order keeps away:
    help would make this person the child's carer.
    """
    born = file.life.life.born_on
    if born and born <= file.on and not is_minor(born, file.on):
        return _("This person has come of age and is no longer a child in law.")
    if danger_of(file.child.pk, by).adults & carers_of(file):
        return _(
            "Who cares for the child is suspected of harm to it, or may not come near. Nothing is offered"
            " through this person, and no sheet is printed. Decide today where the child is safe."
        )
    return ""


def carers_of(file) -> set[UUID]:
    """Who cares for the child as the file has it; where nobody is written down, the parents who are here."""
    carers = {row.carer_id for row in file.care if row.carer_id}
    return carers or {one.kinship.adult_id for one in file.parents if not one.away}


def known_rows(file) -> list[SummaryRow]:
    """What the file says of it, so that the worker need not look it up."""
    certificate = next((one.birth_certificate for one in (file.identity, *file.others) if one), "")
    pairs = [
        (_("Parents who are away"), [ABSENCE.words(row) for one in file.parents for row in one.away]),
        (_("Who cares, and on which paper"), [CARE.words(row, file) for row in file.care]),
        (_("School"), [SCHOOL.words(row) for row in file.schooling]),
        (_("Clinic"), [CLINIC.words(row) for row in file.health_points]),
        (_("Birth certificate"), [certificate]),
        (_("Confirmed by a person"), [cause_label(row) for row in file.facts[CauseConfirmation]]),
    ]
    return [SummaryRow(label, "; ".join(filter(None, said)).replace("\n", ", ")) for label, said in pairs]
