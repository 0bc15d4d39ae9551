"""Reading the roster: who can be asked for a child, whose roster somebody keeps, and what an entry says."""

from uuid import UUID

from django.utils.translation import gettext as _

from umai.design.law.choices import choice_label
from umai.justice.roster.models import RosterEntry
from umai.law.options.choices import choices_of
from umai.register import merge_groups
from umai.register.models import Languages

LETTERS = 4  # so many letters of the name of a language tell it from all others in every form of the word


def kept_places(by) -> list[int]:
    """The places of whose roster this worker takes care; the database says which."""
    return by.ask("select justice_roster_places()")[0][0]


def askable(child, on, by) -> list[RosterEntry]:
    """Who can be asked for this child on a day: who speaks its language first, then the nearest."""
    lines = by.ask("select justice_roster_for(%(district)s, %(on)s)", district=child.district_id, on=on)[0][0]
    found = RosterEntry.objects.standing().filter(line__in=lines).select_related("place")
    spoken = languages_of(child, by)
    return sorted(found, key=lambda one: (not spoken & {*one.languages}, -depth(one.place), one.name))


def depth(place) -> int:
    """How many units lie above this one: a district lies deeper than its oblast."""
    return len(place.above)


def languages_of(child, by) -> set[str]:
    """Codes of the languages of this child, as far as the words of its file name one; may be none."""
    ids = merge_groups.ids_of(child.pk, by)
    rows = Languages.objects.within_reach_of(by).filter(child_id__in=ids)
    said = " ".join(word for row in rows for word in (row.of_child, row.interpreter)).casefold()
    return {code for code, one in choices_of("representative_languages").items() if is_said(one, said)}


def is_said(language, words: str) -> bool:
    """Whether these words name the language, in any of the languages of the list."""
    return any(language.label(name)[:LETTERS].casefold() in words for name in ("ky", "ru", "en"))


def entry_of(line: UUID | None) -> RosterEntry | None:
    """What stands now for the entry with this first row; None where the speaker does not see the roster."""
    if line is None:
        return None
    return RosterEntry.objects.standing().filter(line=line).select_related("place").first()


def in_words(entry) -> str:
    """An entry as it is offered: who, as what, for whom, in which languages, where to call."""
    parts = [
        entry.name,
        choice_label("representative_bodies", entry.kind),
        entry.place.name,
        _("speaks: %(languages)s") % {"languages": spoken_in_words(entry)},
    ]
    if entry.serves:
        parts.append(_("only: %(children)s") % {"children": entry.serves})
    return f"{', '.join(parts)}. {entry.phone}"


def spoken_in_words(entry) -> str:
    return ", ".join(choice_label("representative_languages", code) for code in entry.languages)
