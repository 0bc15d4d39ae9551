"""Which dwellings a second team asks anew. No row here says what the first team found."""

from django.db import models

from umai.rounds.planning.models import Round, RoundRow, RoundStop
from umai.trail.rows.proven import ProvenRows


class AnewDraw(RoundRow):
    """Dwellings of a round were drawn for a second team, by the database, among those that were done.

    Whoever has the seed draws the same dwellings again: in the order of `md5(seed || id of the stop)`,
    those that were done and not drawn before.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="draws")
    """Round whose dwellings were drawn."""
    seed = models.UUIDField(editable=False)
    """Random number by which was drawn, made by the database."""
    done = models.PositiveIntegerField(editable=False)
    """How many dwellings of the round were done when it was drawn."""
    drawn = models.PositiveIntegerField(editable=False)
    """How many of them were drawn."""


class AnewStop(models.Model):
    """A dwelling that a second team asks anew. Whether somebody still has to go there, and no more."""

    proven_by = ProvenRows(moving=("done",))

    stop = models.OneToOneField(RoundStop, on_delete=models.PROTECT, primary_key=True, related_name="anew")
    """Dwelling of the round that is asked a second time; it is drawn once."""
    draw = models.ForeignKey(AnewDraw, on_delete=models.PROTECT, related_name="stops")
    """Draw by which it was chosen."""
    district = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+", db_index=False)
    """District in which the dwelling stands; decides who reads the row."""
    municipality = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    """Aiyl okmotu or town in which the dwelling stands."""
    done = models.BooleanField(default=False, editable=False)
    """Whether the second team found out who lives there; kept by the database."""
