"""Writing what searches find a child by, whenever its name is written."""

from dataclasses import replace

from umai.names.keys import KEYS_VERSION, Key, keys_of, word_number
from umai.names.parts import parts_of
from umai.names.similarity import traces
from umai.register.index import LONGEST_WORD, SearchKey, VocabularyWord
from umai.register.people import AdultIdentity, Identity, Kinship, Relation

GIVEN, SURNAME = VocabularyWord.GIVEN, VocabularyWord.SURNAME


def keys_of_name(name, father="") -> list[Key]:
    """The keys of this `PersonName`: of its parts, and of every written form; at least one.

    `father` is his given name, where the register knows it and the name itself does not tell it.
    """
    parts = parts_of(name.surname, name.given, name.patronymic)
    if father and not parts.father:
        parts = replace(parts, father=father)
    written = filter(None, [name.written_ky, name.written_ru, name.written_latin])
    return keys_of(parts, *written) or [Key()]


def write_keys(identity):
    """Write what this identity is found by, as the rules of spelling are today."""
    _write(identity, keys_of_name(identity, father_of_child(identity.child_id)))


def write_father_keys(child):
    """Let a child also be found by the name of the father, when the register learns it later."""
    identity = Identity.objects.filter(child_id=child.pk).first()
    if identity and not any(key.father for key in keys_of_name(identity)):
        before = SearchKey.objects.filter(identity_id=identity.pk).count()
        _write(identity, keys_of_name(identity, father_of_child(child.pk)), begin=before)


def father_of_child(child_id) -> str:
    """The given name of the father who is on the register; "" when none is."""
    kin = Kinship.objects.filter(child_id=child_id, relation=Relation.FATHER)
    names = AdultIdentity.objects.filter(adult_id__in=kin.values("adult_id"))
    return names.values_list("given", flat=True).first() or ""


def _write(identity, keys, begin=0):
    SearchKey.objects.bulk_create(
        SearchKey(
            child_id=identity.child_id,
            identity_id=identity.pk,
            nth=nth,
            birth_date=identity.birth_date,
            given=word_number(key.given),
            surname=word_number(key.surname),
            father=word_number(key.father),
            version=KEYS_VERSION,
        )
        for nth, key in enumerate(keys, begin)
    )
    add_to_vocabulary(words_of(keys))


def words_of(keys) -> set:
    """(kind, word) of every part of these keys that a vocabulary can hold."""
    found = {(GIVEN, key.given) for key in keys} | {(GIVEN, key.father) for key in keys}
    found |= {(SURNAME, key.surname) for key in keys}
    return {(kind, word) for kind, word in found if word and len(word) <= LONGEST_WORD}


def add_to_vocabulary(words):
    """Put the words that are new into the vocabulary; what is there stays as it is."""
    itself = {trace_number(kind, word): (kind, word) for kind, word in words}
    known = set(VocabularyWord.objects.filter(trace__in=list(itself)).values_list("kind", "word"))
    new = [
        VocabularyWord(trace=trace, kind=kind, word=word)
        for kind, word in sorted(words - known)
        for trace in traces_of(kind, word)
    ]
    VocabularyWord.objects.bulk_create(new, ignore_conflicts=True)


def traces_of(kind, word) -> list[int]:
    """The numbers of a word's traces, its own first."""
    return numbers_of(kind, traces(word, given=kind == GIVEN))


def numbers_of(kind, of_traces) -> list[int]:
    return list(dict.fromkeys(trace_number(kind, trace) for trace in of_traces))


def trace_number(kind, trace) -> int:
    number = word_number(f"{KEYS_VERSION}{kind}{trace}")
    assert number is not None  # only "" has none
    return number
