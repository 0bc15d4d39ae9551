"""The search keys of an invented child: what `umai.register.keys` makes, each word worked out once."""

from functools import cache

from umai.names.keys import search_keys
from umai.names.parts import LINEAGE, Parts, father_of, has_surname_ending, is_patronymic, parse, searchable
from umai.register.models import NameKey

LONGEST = NameKey._meta.get_field("key").max_length

is_patronymic, has_surname_ending, father_of = (
    cache(is_patronymic),
    cache(has_surname_ending),
    cache(father_of),
)


@cache
def of_part(role, word):
    return tuple(key[:LONGEST] for key in search_keys(Parts(**{role: word}))) if word else ()


@cache
def is_lineage(word):
    return searchable(word) in LINEAGE


def keys_of(surname, given, patronymic, father, *written):
    """All keys of a name by its parts and by every written form of it.

    `father` is used where the name itself does not tell it, as in a list with a column for him.
    """
    keys = {*of_part("surname", surname), *of_part("given", given)}
    keys.update(of_part("father", father_of(patronymic) if patronymic else father))
    for form in dict.fromkeys(filter(None, written)):
        keys.update(of_form(form.split(" ")))
    return keys


def of_form(words):
    """The keys of one written form, read as `parse` reads it; what is unusual is left to `parse` itself."""
    if len(words) == 3 and is_lineage(words[1]) and not is_lineage(words[0]):
        surname, given, father = f"{words[0]} {words[1]}", words[2], words[0]
    elif len(words) == 3 and is_patronymic(words[2]) and not is_patronymic(words[1]):
        surname, given, father = words[0], words[1], father_of(words[2])
    elif len(words) == 2 and not is_patronymic(words[1]) and not is_lineage(words[1]):
        swap = has_surname_ending(words[1]) and not has_surname_ending(words[0])
        surname, given, father = (*reversed(words), "") if swap else (*words, "")
    else:
        read = parse(" ".join(words))
        surname, given, father = read.surname, read.given, read.father
    return *of_part("surname", surname), *of_part("given", given), *of_part("father", father)
