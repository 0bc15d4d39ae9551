"""Keys by which the spellings of one name find each other: for candidates, never for a decision.

A key is computed when a record is written and stored with KEYS_VERSION; a change of any rule
here raises the version, and the keys of older records are made again. Each key begins with the
part it comes from and how coarse it is:

    g: folded given name    s: surname root    f: father's root
    G: S: F: the consonants of the same, with the class of a leading vowel
"""

import re

from umai.names.parts import LINEAGE, Parts, parse, searchable

KEYS_VERSION = 1

_SURNAME_ENDING = re.compile(r"(?:ова|ов|ева|ев|ина|ин|инска|инскаа|ински|ска|ски|цка|цки)$")
_PATRONYMIC_ENDING = re.compile(r"(?:ович|евич|овна|евна|ична|ич)$")
_VOWELS = "аеиоу"
# The class of a leading vowel: without it Асан and Үсөн are one skeleton.
_CLASS = {"а": "а", "о": "а", "у": "у", "е": "е", "и": "е"}


def given_key(name: str) -> str:
    """The folded given name: Айгүл and Айгуль are one, Айжан and Айзан two."""
    return "".join(searchable(word) for word in name.split())


def surname_root(surname: str) -> str:
    """The folded surname without its ending, so that Асанова, Асанов, Асан and «Асан кызы» are one."""
    words = [searchable(word) for word in surname.split()]
    words = [word for word in words if word not in LINEAGE] or words
    return _root("".join(words), _SURNAME_ENDING)


def father_root(father: str) -> str:
    """The folded root of the father's given name, from the name itself or from a patronymic."""
    words = [searchable(word) for word in father.split()]
    words = [word for word in words if word not in LINEAGE] or words
    return _root("".join(words), _PATRONYMIC_ENDING)


def _root(word, ending):
    root = ending.sub("", word)
    root = root if len(root) > 1 else word
    # Жумабай and Жумаба(ев), Атай and Ата(евич): the last й is eaten by the ending
    return root[:-1] if re.search(r"[аеоу]и$", root) and len(root) > 3 else root


def skeleton(folded: str) -> str:
    """The consonants of a folded word after the class of its leading vowel; "" if too little is left.

    What is often heard for another is one: б and п, a д or г at the end and т or к.
    """
    if folded.endswith("аим") and len(folded) > 5:
        folded = folded[:-2]  # Бегимайым is also written Бегимай
    if not folded:
        return ""
    lead = _CLASS.get(folded[0], "")
    bones = "".join(letter for letter in folded if letter not in _VOWELS).replace("б", "п")
    if bones and folded[-1] == bones[-1]:
        bones = bones[:-1] + {"д": "т", "г": "к"}.get(bones[-1], bones[-1])
    bones = re.sub(r"(\D)\1+", r"\1", bones)
    return lead + bones if bones else ""


def _forms(word):
    """A folded word and the forms in which its beginning is heard otherwise.

    Ысраилов is also Сраилов, Ырысбек Рысбек (initial ы); Жусуп is also Юсуп (initial ж).
    """
    forms = [word]
    if re.match(r"[иж][^\W\d_]{3}", word) and (word[0] == "ж" or word[1] not in _VOWELS):
        forms.append(word[1:])
    return forms


def search_keys(parts: Parts) -> list[str]:
    """The keys of one name, sorted and without repetition; [] for a name without letters."""
    surname = surname_root(parts.surname)
    folded_surname = re.sub(r"а$", "", given_key(parts.surname)) if surname else ""
    # Эркин as a surname without ending and Эркинов share a root only if -ин is kept as well
    surnames = [surname, folded_surname] if folded_surname.endswith("ин") else [surname]
    return sorted(
        {
            *_of_role("g", given_key(parts.given)),
            *(key for form in surnames for key in _of_role("s", form)),
            *_of_role("f", father_root(parts.father)),
        }
    )


def query_keys(text: str) -> list[str]:
    """The keys under which a name typed into a search box may be stored, in whatever order it was typed.

    Every word is looked for as given name, as surname and as father's name, because the person
    who types may not know which is which.
    """
    keys = set(search_keys(parse(text)))
    for word in text.split():
        if searchable(word) in LINEAGE:
            continue
        keys |= set(search_keys(Parts(word, word, "", word)))
    return sorted(keys)


def _of_role(role, word):
    if not word:
        return
    for form in _forms(word):
        yield f"{role}:{form}"
        if bones := skeleton(form):
            yield f"{role.upper()}:{bones}"
