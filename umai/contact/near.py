"""What the pages of the card warn of: who may harm the child and find it, and what the talk waits for."""

from django.utils.translation import gettext as _

from umai.access.permissions import is_in_duties
from umai.justice.households.hush import hush_warnings
from umai.justice.orders.danger import KnownDanger, danger_of, keeping_in_words
from umai.law.children.ages import is_minor
from umai.register import merge_groups
from umai.register.consequences.family import care_of


def known_danger(child_id, by) -> KnownDanger:
    """From whom this child is to be protected today; nothing for those who may not read of violence."""
    return danger_of(child_id, by) if is_in_duties(by, "justice.read") else KnownDanger()


def near_in_words(child_id, by) -> list[str]:
    """Why somebody who may harm the child could find the card, in sentences; [] where nobody is known.

    A suspect counts wherever that person lives: a card is carried to school and lies in a bag.
    """
    danger = known_danger(child_id, by)
    said = hush_warnings(child_id, by)
    if is_at_home(child_id, danger, by):
        said.append(_("By what is written down, the suspect lives in this home or takes care of the child."))
    elif danger.suspects:
        said.append(_("Somebody is suspected of harm to this child."))
    return said + keeping_in_words(danger)


def is_known_since(moment, child_id, by) -> bool:
    """Whether a suspect or an order that keeps somebody away was written down after this moment.

    What was written counts and not the day of what happened: an older order may be typed in today.
    """
    danger = known_danger(child_id, by)
    rows = [*danger.suspects, *(one.order for one in danger.keeping)]
    return any(one.recorded_at > moment for one in rows)


def is_at_home(child_id, danger, by) -> bool:
    """Whether a suspect lives with the child, or takes care of it."""
    if danger.suspect_lives_there or not danger.suspected:
        return danger.suspect_lives_there
    return any(row.carer_id in danger.suspected for row in care_of(merge_groups.ids_of(child_id, by), by))


def why_no_card(file) -> str:
    """Why no card is made, in a sentence; "" where one may be."""
    born = file.life.life.born_on
    if born and born <= file.on and not is_minor(born, file.on):
        return _("This person has come of age and is no longer a child in law.")
    return ""


def why_no_talk(file, by) -> str:
    """Why no sheet of a talk is printed, in a sentence; "" where it is.

    A talk is no way round an order, nor to a child who is to be kept from a suspect.
    """
    away = {one.kinship.adult_id for one in file.parents if one.away}
    if not away:
        return _("No parent is written down as away. Write the absence down first.")
    danger = known_danger(file.child.pk, by)
    if away & danger.adults:
        return _(
            "A parent who is away is suspected of harm to the child, or may not come near. No sheet is"
            " printed: a talk could break an order."
        )
    if hush := hush_warnings(file.child.pk, by):
        return hush[0]
    return ""
