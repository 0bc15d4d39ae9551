"""Whether a worker may still act on a signal; every act checks it first."""

from django.utils.translation import gettext as _

from umai.access.requirements import raise_refusals
from umai.identification.signal.ending_models import Joining, SignalEnding
from umai.identification.signal.groups import lock_signals
from umai.identification.signal.models import Gathering, Signal
from umai.notices.models import Keeper
from umai.refusal import NotPermitted, Refusal
from umai.staff.models import Role


class HasEnded(Refusal):
    """This signal has ended; nothing more is written about it."""


class GoesOnElsewhere(Refusal):
    """This signal goes on with another one, and only that one is acted on."""


class WaitsForSecondPerson(Refusal):
    """The report was taken into a case, and another person has to say first whether rightly."""


class DoneMeanwhile(Refusal):
    """Somebody else did something with this signal a moment ago."""


def may_answer(signal, by):
    """Whether this worker's level answers for the signal.

    Whoever wrote down a signal for which the oblast answers may read it, and does nothing with it.
    """
    higher = by.role == Role.OBLAST_SUPERVISOR
    return signal.district_id in by.reach.districts and (higher or signal.keeper == Keeper.DISTRICT)


def lock_open_signal(signal, by):
    """Lock the signal, and raise unless this worker may still act on it."""
    require_may_answer(signal, by)
    lock_signals(signal)
    require_in_inbox(signal)


def require_may_answer(signal, by):
    """Raise `NotPermitted` unless `may_answer`, and the database shows this worker the signal."""
    if not may_answer(signal, by) or not Signal.objects.filter(pk=signal.pk).exists():
        raise NotPermitted(_("This signal is answered by another office. Nothing was changed."))


def require_in_inbox(signal):
    """Raise when the signal is not in the inbox any more; called after `lock_signals`."""
    refuse_if_ended(signal)
    if Gathering.objects.filter(signal_id=signal.pk).exists():
        raise GoesOnElsewhere(
            _("This signal goes on with an earlier one. Nothing was changed. Open the earlier one.")
        )
    refuse_if_joined(signal)


def refuse_if_joined(signal):
    """Raise while it waits for another person to confirm that the report was taken into the right case."""
    if Joining.objects.filter(signal_id=signal.pk, answer=None).exists():
        raise WaitsForSecondPerson(
            _("This report was taken into a case. Another person has to say first whether it is this child.")
        )


def refuse_if_ended(signal):
    if SignalEnding.objects.filter(signal_id=signal.pk).exists():
        raise HasEnded(_("This signal has been answered already. Nothing was changed."))


def territory_of(record):
    """The district and municipality of a row about a signal or another record that is in no file."""
    return {"district_id": record.district_id, "municipality_id": record.municipality_id}


def refuse_second_row():
    """Turn the database's refusal of a second row into `DoneMeanwhile`."""
    return raise_refusals({"": done_meanwhile()})


def done_meanwhile():
    """The refusal of a second row."""
    return DoneMeanwhile(
        _("Somebody else did this a moment ago. Nothing was overwritten: open the page again.")
    )
