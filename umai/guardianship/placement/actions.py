"""Write down that a child came to a carer, and why brothers and sisters live apart."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyAnswered,
    AlreadyEnded,
    ImpossibleTime,
    insert_once,
    refuse_future,
    require_text,
)
from umai.guardianship.placement.models import CarePlacement, PartingReason
from umai.intake.cases.actions import lock_file
from umai.law.dated_values import NoLawInForce
from umai.law.guardianship.papers import first_check_due_on
from umai.law.terms.clock import today
from umai.refusal import NotPermitted, Refusal
from umai.register import merge_groups
from umai.register.consequences.change import lasting
from umai.register.models import PARENTS, CareArrangement, Kinship


class AlreadyPlaced(Refusal):
    """That the child came to this carer was written down before."""


@act("guardianship.place", done=gettext_lazy("wrote down that the child came to a carer"))
def place_child(care, *, by, placed_on, id=None):
    """Write down on which day the child came to this carer; answers the `CarePlacement`.

    From that day on the first check visit is due. Raises `AlreadyPlaced`, `AlreadyEnded`, `ImpossibleTime`,
    `NotPermitted` for a parent, `AlreadyReceived`.
    """
    lock_file(care.child_id)
    refuse_future(placed_on)
    require_lasting(care)
    if is_with_parent(care, by):
        raise NotPermitted(
            _("This is a parent of the child. Nothing was saved: no visit is due where a parent takes care.")
        )
    return insert_placement(care, placed_on, id=id)


def insert_placement(care, placed_on, *, id=None):
    """Write that the child came to this carer, inside an act; the first check visit is due then.

    Raises `ImpossibleTime` for a day on which no rule asked for such a visit yet.
    """
    try:
        due_on = first_check_due_on(placed_on)
    except NoLawInForce:
        raise ImpossibleTime(
            _("On this day no rule asked for a first check visit yet. Nothing was saved. Check the day.")
        ) from None
    row = CarePlacement(child_id=care.child_id, care=care, placed_on=placed_on, check_due_on=due_on)
    refusals = {
        "care_id": AlreadyPlaced(_("This was written down before. Nothing was saved twice.")),
        "placement_care_replaced": care_replaced(),
    }
    return insert_once(row, refusals, id=id)


@act("guardianship.explain_parting", done=gettext_lazy("wrote why brothers and sisters live apart"))
def explain_parting(care, *, by, reason, words, id=None):
    """Write why this child lives with this carer, apart from brothers and sisters.

    Raises `Incomplete`, `AlreadyAnswered`, `AlreadyEnded`, `AlreadyReceived`.
    """
    lock_file(care.child_id)
    require_text(words, _("Write why, and how the children see each other. Nothing was saved."))
    require_lasting(care)
    row = PartingReason(child_id=care.child_id, care=care, reason=reason, words=words)
    answered = AlreadyAnswered(
        _("Somebody wrote the reason already. Nothing was overwritten. Read it there.")
    )
    return insert_once(row, {"care_id": answered}, id=id)


def require_lasting(care):
    """Refuse a care that was replaced or has ended. Raises `AlreadyEnded`."""
    if not lasting(CareArrangement.objects.filter(pk=care.pk)).exists():
        raise care_replaced()


def care_replaced():
    return AlreadyEnded(
        _("This care has ended, or its entry was changed. Nothing was saved. Open the child's page anew.")
    )


def is_with_parent(care, by) -> bool:
    """Whether the child of this care lives with a parent and in no institution."""
    if care.institution or care.carer_id is None:
        return False
    ids = merge_groups.ids_of(care.child_id, by)
    return Kinship.objects.filter(child_id__in=ids, adult_id=care.carer_id, relation__in=PARENTS).exists()


def place_announced(care, by):
    """Write that the child came to a carer whom an office accepts; a day that has passed counts as today.

    Nothing where the carer is a parent: no visit is due there. Called inside the act that accepts: a parent's
    announcement is confirmed, or an application granted.
    """
    if not is_with_parent(care, by):
        insert_placement(care, max(care.holds_from or today(), today()))
