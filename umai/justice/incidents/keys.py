"""Writing what incidents of one suspect or one address find each other by: numbers made of words.

The database cannot fold names, so the act that writes a suspect or an incident writes its numbers too, by
functions of the owner that take them only for a row of the same transaction.
"""

import re
from collections.abc import Iterator
from datetime import date
from math import log2
from typing import NamedTuple

from umai.law.dated_values import parameter
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_value
from umai.matching.comparison.records import codes_of_word
from umai.names.keys import KEYS_VERSION, Key, given_key, key_of, keys_of, surname_root, word_number
from umai.names.parts import as_searchable, has_surname_ending, parse_name, parts_of, words_of
from umai.names.place_names.spelled import words_of as place_words_of
from umai.names.similarity import skeleton
from umai.register import merge_groups
from umai.register.models import Address, AddressKind, AdultIdentity
from umai.register.weights.numbers import numbers_in_use

SAME_SUSPECT_BITS = parameter("same_suspect_bits")
SUSPECT_ALARM_YEARS = parameter("suspect_alarm_years")
UNCOUNTED = 1 / 256  # the share of a name on a register that is too small to count names
# The words for a street, a house and a flat, folded: they stand before what tells one house from another.
STREET_WORDS = frozenset(
    map(
        as_searchable,
        (
            *("көчөсү", "көчө", "көч", "үй", "үйү", "батир", "батири"),
            *("улица", "ул", "проспект", "пр", "переулок", "пер", "тупик", "дом", "д", "квартира", "кв"),
            *("street", "str", "house", "flat", "apt"),
        ),
    )
)


SOUNDS_COST = 2  # bits that a meeting in consonants alone says less: about four names share them


class Reading(NamedTuple):
    """One reading of a name as it is searched: the given name and another word of it, and what each says."""

    given: str
    root: str
    given_bits: int
    root_bits: int


def readings_of(keys: list[Key], how_common) -> list[Reading]:
    """Each given name of these keys with each other word, and the consonants of both, which say less.

    A name of one word has none. A search never compares a word with consonants: they are marked.
    """
    found = {}
    for key in keys:
        given_bits = bits_of("given", key.given, how_common)
        for part in ("surname", "father"):
            if not key.given or not (root := getattr(key, part)):
                continue
            exact = Reading(key.given, root, given_bits, bits_of(part, root, how_common))
            found.setdefault(exact[:2], exact)
            if skeleton(key.given) and skeleton(root):
                sounds = f"~{skeleton(key.given)}", f"~{skeleton(root)}"
                less = (max(bits - SOUNDS_COST, 0) for bits in exact[2:])
                found.setdefault(sounds, Reading(*sounds, *less))
    return list(found.values())


def keys_in_words(name: str) -> list[Key]:
    """The keys of a name as somebody said it; two words without an ending are read in both orders."""
    found = [key_of(parse_name(name))]
    words = words_of(name)
    if len(words) == 2 and not any(map(has_surname_ending, words)):
        found += [Key(given_key(one), surname_root(other)) for one, other in (words, words[::-1])]
    return found


def keys_of_adult(identity: AdultIdentity) -> list[Key]:
    """The keys of an adult on the register, of every form in which the name is written."""
    parts = parts_of(identity.surname, identity.given, identity.patronymic)
    return keys_of(parts, *filter(None, [identity.written_ky, identity.written_ru, identity.written_latin]))


def bits_of(part: str, word: str, how_common) -> int:
    """How much a meeting in this word says: a name that one in a thousand bears ten bits, whole ones."""
    share = how_common("given" if part == "father" else part, codes_of_word(word)[0] or "")
    return int(-log2(min(share or UNCOUNTED, 1)))


def keep_suspect_keys(suspect, by):
    """Write the numbers by which the name of this suspect is found, inside the act that wrote the row."""
    keys, year = keys_in_words(suspect.name) if suspect.name else [], suspect.birth_year
    if suspect.adult_id:
        identity = AdultIdentity.objects.filter(adult_id=suspect.adult_id).first()
        if identity is not None:
            keys = keys_of_adult(identity)
            year = year or (identity.birth_date and identity.birth_date.year)
    readings = readings_of(keys, numbers_in_use().how_common)
    fetch_value(
        "select justice_keep_suspect_keys(%s, %s, %s, %s, %s, %s, %s, %s)",
        [
            suspect.pk,
            [word_number(one.given) for one in readings],
            [word_number(one.root) for one in readings],
            [one.given_bits for one in readings],
            [one.root_bits for one in readings],
            year,
            SAME_SUSPECT_BITS.on(today()),
            KEYS_VERSION,
        ],
    )


def keep_trace(incident, by):
    """Write where the child lives now, and until when the incident alarms, inside the act that wrote it."""
    settlement, house = house_of_child(incident.child_id, by)
    fetch_value(
        "select justice_keep_trace(%s, %s, %s, %s)",
        [incident.line, settlement, house, alarms_until(incident.happened_on)],
    )


def alarms_until(happened_on: date) -> date:
    """The last day on which an incident of this day alarms where its suspect cares for other children."""
    year = happened_on.year + SUSPECT_ALARM_YEARS.on(today())
    try:
        return happened_on.replace(year=year)
    except ValueError:  # the 29th of February
        return happened_on.replace(year=year, day=28)


def house_of_child(child_id, by):
    """The settlement and the number of the house in which this child lives; None for what is not known."""
    ids = merge_groups.ids_of(child_id, by)
    rows = Address.objects.filter(child_id__in=ids, kind=AddressKind.ACTUAL, holds_to=None)
    row = rows.exclude(settlement=None).order_by("-recorded_at", "pk").first()
    house = house_number(row.words) if row else None
    return (row.settlement_id, house) if row and house is not None else (None, None)


def house_number(words: str) -> int | None:
    """The number that stands for street and house, however written; None where no house is named."""
    folded = list(split_house(words))
    names = sorted(one for one in folded if not one[0].isdigit())
    numbers = [one for one in folded if one[0].isdigit()]
    return word_number(" ".join([*names, *numbers])) if numbers else None


def split_house(words: str) -> Iterator[str]:
    """The folded words of an address without those for street and house; letters and digits apart."""
    for word in place_words_of(words):
        for part in re.findall(r"\d+|[^\W\d]+", word):
            if part not in STREET_WORDS:
                yield part.lstrip("0") or part
