"""Add to the roster, correct an entry and end it: who takes care of the roster of the entry's territory."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import AlreadyReplaced, act
from umai.access.requirements import (
    ANY_ROW,
    AlreadyEnded,
    Incomplete,
    insert_once,
    require_seen,
    require_text,
)
from umai.justice.roster.models import RosterEnding, RosterEntry
from umai.justice.roster.reading import kept_places
from umai.justice.writing import require_choices
from umai.law.terms.clock import today
from umai.refusal import NotPermitted, Refusal

KEPT = ("place_id", "from_on")  # what a correction leaves as it was


class EndsBeforeItBegan(Refusal):
    """The last day of an entry lies before its first."""


@act("justice.add_to_roster", done=gettext_lazy("added to the roster of representatives"))
def add_to_roster(own_office, *, by, place, from_on, id=None, **said):
    """Add somebody who can be asked for children of a place from a day on, in the name of the own office.

    `said`: kind, name, phone, languages, serves. Raises `NotPermitted`, `Incomplete`, `AlreadyReceived`.
    """
    require_kept(by, place.pk)
    entry = RosterEntry(place_id=place.pk, from_on=from_on, **columns_of(said))
    return insert_once(entry, {"roster_of_territory": no_territory()}, id=id)


@act("justice.correct_roster", done=gettext_lazy("corrected an entry of the roster of representatives"))
def correct_roster(entry, *, by, seen=ANY_ROW, **said):
    """Write what stands in the place of an entry that was wrong or has changed; territory and first day stay.

    `seen` as in `require_seen`. Raises `NotPermitted`, `Incomplete`, `AlreadyReplaced`, `AlreadyEnded`.
    """
    require_kept(by, entry.place_id)
    require_seen(entry, seen)
    kept = {name: getattr(entry, name) for name in KEPT}
    later = RosterEntry(replaces_id=entry.pk, **kept, **columns_of(said))
    return insert_once(later, {"replaces_id": changed_meanwhile(), "roster_entry_is_over": is_over()})


@act("justice.end_roster_entry", done=gettext_lazy("ended an entry of the roster of representatives"))
def end_roster_entry(entry, *, by, last_on, reason):
    """Say after which day nobody asks there any more, and why; it may lie back.

    Raises `NotPermitted`, `Incomplete`, `EndsBeforeItBegan`, `AlreadyEnded`.
    """
    require_kept(by, entry.place_id)
    require_text(reason, _("Write why nobody asks there any more. Nothing was saved."))
    early = EndsBeforeItBegan(
        _("This day lies before the first day of the entry. Nothing was saved. Choose a later one.")
    )
    ending = RosterEnding(entry_id=entry.line, last_on=last_on, reason=reason.strip())
    return insert_once(ending, {"roster_ends_later": early, "entry_id": is_over()})


def columns_of(said) -> dict:
    """The columns that a person fills in. Raises `Incomplete` for what is missing or no choice."""
    name, phone, languages = said["name"].strip(), said["phone"].strip(), sorted({*said["languages"]})
    if not (name and phone and languages):
        raise Incomplete(
            _("Write the name and the telephone, and choose at least one language. Nothing was saved.")
        )
    require_choices("representative_bodies", said["kind"] or "-", today())
    require_choices("representative_languages", languages, today())
    serves = (said.get("serves") or "").strip()
    return {"kind": said["kind"], "name": name, "phone": phone, "languages": languages, "serves": serves}


def require_kept(by, place_id):
    """Refuse a place of whose roster this worker does not take care."""
    if place_id not in kept_places(by):
        raise NotPermitted(
            _(
                "The roster of this place is kept by another office. Nothing was changed. Ask the head of its"
                " department, or the supervisor above."
            )
        )


def no_territory():
    return Incomplete(_("Choose a district, an oblast or the country. Nothing was saved."))


def changed_meanwhile():
    return AlreadyReplaced(
        _("Somebody else changed this a moment ago. Nothing was overwritten: open the page again.")
    )


def is_over():
    return AlreadyEnded(
        _("This entry is over, and nothing was changed. Who can be asked again is added to the roster anew.")
    )
