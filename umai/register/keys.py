"""What a child is found by, written when the name is written."""

from umai.names.keys import KEYS_VERSION, Key, keys_of, number
from umai.names.near import traces
from umai.names.parts import parts_of
from umai.register.findable import Findable, NearWord

LONGEST = NearWord._meta.get_field("word").max_length
GIVEN, SURNAME = NearWord.GIVEN, NearWord.SURNAME


def keys_of_name(name) -> list[Key]:
    """The keys of this `PersonName`: of its parts, and of every form as written; one at least."""
    parts = parts_of(name.surname, name.given, name.patronymic)
    written = filter(None, [name.written_ky, name.written_ru, name.written_latin])
    return keys_of(parts, *written) or [Key()]


def write_keys(identity):
    """Write what this identity is found by, as the rules of spelling are today."""
    keys = keys_of_name(identity)
    Findable.objects.bulk_create(
        Findable(
            child_id=identity.child_id,
            identity_id=identity.pk,
            nth=nth,
            birth_date=identity.birth_date,
            given=number(key.given),
            surname=number(key.surname),
            father=number(key.father),
            version=KEYS_VERSION,
        )
        for nth, key in enumerate(keys)
    )
    learn(words_of(keys))


def words_of(keys) -> set:
    """(kind, word) of every part of these keys that a vocabulary can hold."""
    found = {(GIVEN, key.given) for key in keys} | {(GIVEN, key.father) for key in keys}
    found |= {(SURNAME, key.surname) for key in keys}
    return {(kind, word) for kind, word in found if word and len(word) <= LONGEST}


def learn(words):
    """Put the words that are new into the vocabulary; what is there stays as it is."""
    itself = {trace_number(kind, word): (kind, word) for kind, word in words}
    known = set(NearWord.objects.filter(trace__in=list(itself)).values_list("kind", "word"))
    new = [
        NearWord(trace=trace, kind=kind, word=word)
        for kind, word in sorted(words - known)
        for trace in traces_of(kind, word)
    ]
    NearWord.objects.bulk_create(new, ignore_conflicts=True)


def traces_of(kind, word) -> list[int]:
    """The numbers of a word's traces, its own first."""
    return numbers_of(kind, traces(word))


def numbers_of(kind, of_traces) -> list[int]:
    return list(dict.fromkeys(trace_number(kind, trace) for trace in of_traces))


def trace_number(kind, trace) -> int:
    return number(f"{KEYS_VERSION}{kind}{trace}")
