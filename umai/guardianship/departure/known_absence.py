"""An absence that the register has already when a parent announces another one: which holds is asked."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.doors import write_replacement
from umai.access.facts import ReplacementReason
from umai.guardianship.departure.models import Departure
from umai.guardianship.departure.state import absence_of
from umai.law.terms.clock import today
from umai.register.models import Absence


class WhichHolds(models.TextChoices):
    """Whether the register or the parent is right."""

    KNOWN = "known", _("What the register has. What was announced is kept with the announcement only.")
    MOVED = "moved", _("What was announced. The register was right until then.")
    WRONG = "wrong", _("What was announced. The register was wrong from the beginning.")


def known_otherwise(departure: Departure) -> Absence | None:
    """The absence that the register has and that differs from what was announced; None where none does."""
    absence = absence_of(departure)
    return absence if absence is not None and contradicted_by(departure, absence) else None


def said_by(departure: Departure, absence: Absence) -> dict[str, Any]:
    """What the announcement says otherwise or besides: what the parent left open says nothing."""
    said: dict[str, Any] = {
        "holds_from": departure.leaves_on,
        "return_expected_on": departure.returns_on,
        "contact": departure.contact,
    }
    if departure.kind != absence.kind:
        said |= {"kind": departure.kind, "country": departure.country}
    elif departure.country:
        said["country"] = departure.country
    return {name: value for name, value in said.items() if value != getattr(absence, name) and value}


def contradicted_by(departure: Departure, absence: Absence) -> bool:
    """Whether the announcement says something else of what the register knows already."""
    return any(getattr(absence, name) for name in said_by(departure, absence))


def settle_absence(departure: Departure, absence: Absence, which: str) -> Absence:
    """The absence that holds from now on, inside an act; the old one stays to be read.

    What the register did not know is added to it. Who moved on is away since the day that the register has.
    """
    said = said_by(departure, absence)
    if which in (WhichHolds.WRONG, WhichHolds.MOVED):
        if {"kind", "country"} & said.keys():
            said |= {"country": departure.country, "place": ""}  # the town was one of the other place
    else:
        said = {name: value for name, value in said.items() if not getattr(absence, name)}
    if which != WhichHolds.MOVED:
        return write_replacement(absence, why=ReplacementReason.CORRECTION, **said) if said else absence
    if absence.holds_from:
        said.pop("holds_from", None)
    on = min(departure.leaves_on or departure.announced_on, today())
    return write_replacement(absence, why=ReplacementReason.CHANGE, happened_on=on, **said)
