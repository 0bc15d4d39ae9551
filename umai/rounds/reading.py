"""Reading rounds: row security shows those of the speaker's district alone."""

from umai.access.doors import answer_not_found
from umai.access.permissions import require_right
from umai.rounds.planning.models import Round, RoundStop
from umai.trail.entries import EntrySubject


def rounds_of(by) -> list[Round]:
    """The rounds that this worker sees: those that are not over first, then the latest."""
    with by.speaking():
        rows = Round.objects.select_related("place", "district", "ending")
        return sorted(rows.order_by("-from_on", "-number"), key=lambda one: hasattr(one, "ending"))


def find_round(pk, *, by) -> Round:
    """The round with this id; 404, on the trail, where this worker does not see it."""
    require_right(by, "rounds.read")
    with by.speaking():
        found = Round.objects.select_related("place", "district", "ending").filter(pk=pk).first()
    return found or answer_not_found("rounds.read", EntrySubject.of_row(Round(pk=pk)), by=by)


def find_stop(pk, *, by) -> RoundStop:
    """The dwelling of a round with this id; 404, on the trail, where this worker does not see it."""
    require_right(by, "rounds.read")
    with by.speaking():
        found = RoundStop.objects.select_related("round", "dwelling", "settlement").filter(pk=pk).first()
    return found or answer_not_found("rounds.read", EntrySubject.of_row(RoundStop(pk=pk)), by=by)
