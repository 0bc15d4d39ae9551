"""Finds a place from what somebody says or writes, in any spelling.

Pure functions over the places of today (`place_cache.Country`); the database is not read.
"""

import re

from umai.identification.whereabouts.place_cache import CachedPlace, Country
from umai.names.parts import as_searchable
from umai.names.place_names.spelled import words_of

MOST = 8  # places to choose from
SHORTEST = 4  # letters of a name that is looked for in a message: too many words begin with a shorter one


def as_plain_name(name: str) -> str:
    """A name in its searchable form, without the word for the kind of place."""
    return " ".join(words_of(name))


def find_places(country: Country, text: str, language: str) -> list[CachedPlace]:
    """The places whose name begins with this text, exact names first, then in the order of the alphabet.

    A whole name counts in any spelling, and so does a former one. After a comma the text may name what the
    place lies in: "Кара-Суу, Ош".
    """
    first, *rest = [part for part in (as_plain_name(one) for one in text.split(",")) if part] or [""]
    if len(first) < 2:
        return []
    found, named = [], country.names.find(text.split(",")[0])
    for spot in country.by_id.values():
        if not spot.district:
            continue
        names = {as_plain_name(name) for name in spot.names.values()}
        if spot.id not in named and not any(name.startswith(first) for name in names):
            continue
        around = as_plain_name(path(country, spot, language)) + " " + as_plain_name(path(country, spot, "ru"))
        if all(part in around for part in rest):
            found.append((first not in names and spot.id not in named, spot))
    order = {spot.id: n for n, spot in enumerate(country.in_order([spot for _n, spot in found], language))}
    return [spot for _n, spot in sorted(found, key=lambda one: (one[0], order[one[1].id]))][:MOST]


def path(country: Country, spot: CachedPlace, language: str) -> str:
    """The place, its municipality, its district and its oblast, with commas between them; each once."""
    top = country.top_of.get(spot.district) if spot.district else None
    steps = [spot.id, spot.municipality, spot.district, top]
    named = [country.by_id[one].name(language) for one in dict.fromkeys(steps) if one in country.by_id]
    return ", ".join(dict.fromkeys(named))


def find_place(country: Country, text: str, language: str) -> CachedPlace | None:
    """The place whose `path` this text is, or the only place whose name begins with it."""
    found = find_places(country, text, language)
    for spot in found:
        if path(country, spot, language) == text.strip():
            return spot
    return found[0] if len(found) == 1 else None


def find_place_in_message(country: Country, text: str) -> CachedPlace | None:
    """The place that a message names; None where it names none, or several.

    A word names a place when it begins with the place's name, because names have endings: "Ноокатта". Of
    several places the smallest counts when it lies in the others.
    """
    words = [as_searchable(word) for word in re.findall(r"\w+", text)]
    found = {
        spot.id: spot
        for spot in country.by_id.values()
        if spot.district
        and any(_is_named_in(words, as_plain_name(name)) for name in set(spot.names.values()))
    }
    inside = {up for spot in found.values() for up in (spot.district, spot.municipality) if up != spot.id}
    lowest = [spot for key, spot in found.items() if key not in inside]
    named = {up for up in inside if up in found}
    if named:
        lowest = [spot for spot in lowest if {spot.district, spot.municipality} & named] or lowest
    return lowest[0] if len(lowest) == 1 else None


def _is_named_in(words, name):
    parts = name.split()
    if len(name) < SHORTEST or not parts:
        return False
    return any(
        words[at : at + len(parts) - 1] == parts[:-1] and words[at + len(parts) - 1].startswith(parts[-1])
        for at in range(len(words) - len(parts) + 1)
    )
