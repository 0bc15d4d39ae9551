"""Taking trained numbers into use: what a named person answers for."""

from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import require_text
from umai.refusal import Refusal
from umai.register.weights.models import Weights, WeightsInUse
from umai.register.weights.numbers import usable_numbers_of


class WeightsAlreadyInUse(Refusal):
    """These numbers are in use already."""


class WeightsOfAnotherVersion(Refusal):
    """The numbers were made for other comparisons than those of today."""


@act("register.use_weights")
def use_weights(own_office, *, by, id, weights_id, reason):
    """Weigh with these numbers everywhere from now on; `reason` says why. `own_office` is the actor's.

    Raises `Incomplete`, `WeightsAlreadyInUse`, `WeightsOfAnotherVersion`.
    """
    require_text(reason, _("Write why these weights are taken into use. Nothing was changed."))
    weights = Weights.objects.get(pk=weights_id)
    latest = WeightsInUse.objects.order_by("-since_at", "pk").first()
    if latest and latest.weights_id == weights.pk:
        raise WeightsAlreadyInUse(_("These weights are in use already. Nothing was changed."))
    if usable_numbers_of(weights) is None:
        raise WeightsOfAnotherVersion(
            _("These weights were trained for another version of Umai. Nothing was changed. Train again.")
        )
    return WeightsInUse.objects.create(id=id, weights=weights, reason=reason.strip(), recorded_by_id=by.pk)
