"""Is a place known however it is written? Names that others wrote, on a third kept apart.

    .venv/bin/python -m bench.places [--json DIR]
    .venv/bin/python -m bench.places --tuning [--show]

`umai/places/data/place_names.csv` has the Kyrgyz and Russian names of one place as Who's On First has them,
`other_names.csv` those of GeoNames in Uzbek and in Latin letters. A place is *held out* where the SHA-256 of
its id divides by three; nobody looks at those: `--tuning` asks the other two thirds, and `--show` prints what
these miss. A pair is a *rename* where no word of one name is like a word of the other (`is_rename`, which
knows none of the rules that are measured). The code of a place is that of the one village in the district of
its point whose Russian name has the same letters, or clearly the most like ones. Every name is asked with its
district. The rules alone are measured, without the names that the register has from these sources, but where
a figure says so.

What tells two villages apart must not be lost: pairs of names with other letters that are one word are
counted, and each village is asked as if the register did not have it.
"""

import csv
import re
from collections import defaultdict
from difflib import SequenceMatcher
from functools import cache
from hashlib import sha256
from itertools import combinations
from typing import NamedTuple

from bench.letters import LATIN, transliterate
from bench.results import CHECKOUT, Result, bench_parser
from umai.matching.engine.places import settlement_names
from umai.names.place_names.known import PlaceNames
from umai.names.place_names.spelled import plain_name
from umai.names.scripts import kyrgyz_place, place_latin
from umai.names.spelling import normalise

DATA = CHECKOUT / "umai" / "places" / "data"
DISTRICT = 8  # digits with which the codes of one district begin
LIKE = 0.6  # of the letters of two words in common order, from which on they are like one another
_PLAIN = str.maketrans("өүңыэёй", "оуниееи", "ьъ")
_UZBEK = str.maketrans({"а": "o", "о": "o'", "ө": "o'", "к": "q", "ы": "i", "х": "x"})
_LATIN_PLAIN = str.maketrans("öüıñşçğўқғҳq", "ouinscgукгхk")


class Attested(NamedTuple):
    """One place as a source names it; `code` is "" where no village is known to be it."""

    id: str
    code: str
    names: tuple[str, ...]  # Kyrgyz and Russian; or one in other letters
    kind: str = ""


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--tuning", action="store_true", help="ask the two thirds that are not held out")
    asking.add_argument("--show", action="store_true", help="print what the tuning part misses")
    args = asking.parse_args()
    if args.show and not args.tuning:
        asking.error("--show needs --tuning: the held-out third is not looked at")
    pairs, others = (
        [one for one in read() if is_held_out(one.id) != args.tuning] for read in (read_pairs, read_others)
    )
    result = Result("places", {"places": len(pairs), "names_in_other_letters": len(others)}, quiet=True)
    tell = print if args.show else lambda *_words: None
    add_pairs(result, pairs, tell)
    add_codes(result, pairs, others, tell)
    add_false_meetings(result)
    result.tell(args.json)


def add_pairs(result, attested, tell):
    """How many pairs with other letters meet in one word, in some reading, and in none."""
    differ = [one for one in attested if all(one.names) and letters(one.names[0]) != letters(one.names[1])]
    spelt = [one for one in differ if not is_rename(*one.names)]
    apart = [one for one in differ if not meet(*one.names)]
    one_word = sum(plain_name(one.names[0]) == plain_name(one.names[1]) for one in spelt)
    add_share(result, "one_word", "a Kyrgyz name and the Russian one are one word", one_word, len(spelt))
    missed = [one for one in apart if one in spelt]
    add_share(result, "missed", "they do not meet in any reading", len(missed), len(spelt))
    add_share(result, "missed_renames", "the same with renames among them", len(apart), len(differ))
    there = [one for one in differ if one.code]
    unknown = [one for one in apart if one.code and not are_known(one)]
    words = "of places of the register, whose former names are known"
    add_share(result, "missed_known", words, len(unknown), len(there))
    for one in missed:
        tell("apart:", *one.names, "|", *map(plain_name, one.names))


def are_known(one):
    """Whether both names lead to the code of the place by all names that the register has."""
    return bool(one.code) and all(ask(settlement_names(), name, one.code) == {one.code} for name in one.names)


def add_codes(result, attested, others, tell):
    """How many names lead to the code of their village."""
    kyrgyz = [
        (one.names[0], one.code)
        for one in attested
        if one.code and one.names[0] and not is_rename(one.names[0], NAMES[one.code][0])
    ]
    differs = [(name, code) for name, code in kyrgyz if letters(name) != letters(NAMES[code][0])]
    rules = register_names()
    add_code(result, "kyrgyz", "a Kyrgyz village name leads to its code", kyrgyz, rules, tell)
    add_code(result, "differs", "of those with other letters than in Russian", differs, rules, tell)
    for kind, says in (("uzbek", "an Uzbek name"), ("latin", "a name in Latin letters, of GeoNames,")):
        names = {
            (normalise(one.names[0]), one.code) for one in others if one.kind == kind and is_spelling(one)
        }
        add_code(result, kind, f"{says} leads to its code", sorted(names), rules, tell)
        add_places(result, kind, sorted(names), rules)
    for system in LATIN:
        names = [(transliterate(name, system), code) for name, code in kyrgyz]
        words = f"a Kyrgyz name in the Latin letters of {system} leads to its code"
        add_code(result, f"latin_{system}", words, names, rules, tell)


def add_code(result, key, says, names, register, tell):
    answers = [(name, code, ask(register, name, code)) for name, code in names]
    right = sum(found == {code} for _name, code, found in answers)
    wrong = sum(len(found) == 1 and found != {code} for _name, code, found in answers)
    several = sum(len(found) > 1 for _name, _code, found in answers)
    add_share(result, f"{key}_code", says, right, len(names), {"wrong": wrong, "several": several})
    for name, code, found in answers:
        if found != {code}:
            tell(key, name, NAMES[code][0], [NAMES[one][0] for one in found])


def add_places(result, key, names, register):
    """The same with every place counted once: a town has many names of many languages."""
    shares = defaultdict(list)
    for name, code in names:
        shares[code].append(ask(register, name, code) == {code})
    total = sum(sum(found) / len(found) for found in shares.values())
    value = round(100 * total / len(shares), 1)
    result.add(
        f"place_{key}_places", f"the same, each of {len(shares)} places counted once", unit="%", value=value
    )


def add_false_meetings(result):
    """Names with other letters that are one word; and where a village leads that the register lacks."""
    by_district = defaultdict(set)
    for code, named in NAMES.items():
        by_district[code[:DISTRICT]].add(named[0])
    country = [set().union(*by_district.values())]
    for key, says, groups in (
        ("district", "a district", by_district.values()),
        ("country", "the country", country),
    ):
        words = f"pairs of names in {says} that are one word with other letters"
        result.add(f"place_false_{key}", words, unit="pairs", value=meetings(groups))
    for key, says, written in WRITTEN:
        one, several = lost_villages(written)
        words = f"a village that the register lacks{says} leads to another"
        add_share(result, f"lost_one{key}", words, one, len(NAMES))
        add_share(result, f"lost_several{key}", "the same, to several", several, len(NAMES))


def meetings(groups):
    found = set()
    for group in groups:
        words = defaultdict(set)
        for name in group:
            words[plain_name(name)].add(letters(name))
        found |= {pair for some in words.values() for pair in combinations(sorted(some), 2)}
    return len(found)


def lost_villages(written):
    """How many lead to one, and to several, other villages of their district with other letters."""
    register, one, several = register_names(), 0, 0
    for code, named in NAMES.items():
        own = letters(named[0])
        found = ask(register, written(named), code, lambda other, own=own: letters(NAMES[other][0]) != own)
        one, several = one + (len(found) == 1), several + (len(found) > 1)
    return one, several


def in_uzbek(named):
    """The Kyrgyz name as Uzbek letters may write it: Кызыл-Жар is Qizil-Jor."""
    return transliterate(named[1].lower().translate(_UZBEK), "place_latin")


def add_share(result, key, says, number, of, more=None):
    value = round(100 * number / of, 1) if of else 0.0
    words = f"{says} ({number:,} of {of:,})"
    result.add(f"place_{key}", words, unit="%", value=value, more=more or {})


@cache
def register_names():
    """The villages and towns by the names that the rules alone make."""
    return PlaceNames((code, name) for code, named in NAMES.items() for name in named)


def ask(register, name, code, holds=lambda _code: True):
    """What this name leads to in the district of this code."""
    return register.find(name, lambda one: one.startswith(code[:DISTRICT]) and holds(one), loosely=True)


def meet(one, other):
    """Whether either name leads to the other, if there is nothing else."""
    return any(
        PlaceNames([(True, known)]).find(asked, loosely=True) for known, asked in ((one, other), (other, one))
    )


def is_held_out(identity: str) -> bool:
    return int(sha256(identity.encode()).hexdigest(), 16) % 3 == 0


def letters(name: str) -> str:
    """The letters of a name, small, and nothing else."""
    return re.sub(r"[\W_\d]", "", name.lower().replace("ё", "е"))


def is_rename(one: str, other: str) -> bool:
    """Whether these are two names and no spellings: nothing in one is like anything in the other."""
    ones, others = ([as_plain(word) for word in words_in(name)] for name in (one, other))
    return not any(alike(a, b) for a in ("".join(ones), *ones) for b in ("".join(others), *others))


def words_in(name):
    words = [word for word in re.split(r"[\W_]+", name.lower()) if word]
    return [word for word in words if word not in ("имени", "атындагы", "совхоз", "колхоз")] or words


def as_plain(word):
    return word.replace("дж", "ж").translate(_PLAIN)


def alike(one, other):
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= LIKE


def is_spelling(one):
    """Whether a name in other letters is that of the register, and none of before a renaming."""
    return bool(one.code) and any(
        alike(as_latin(one.names[0]), as_latin(name)) for name in NAMES[one.code][:2]
    )


def as_latin(name):
    latin = transliterate(name.lower().translate(_LATIN_PLAIN), "passport")
    return re.sub(r"[^a-z]", "", latin)


def read_pairs() -> list[Attested]:
    return [
        Attested(row["wof_id"], row["code"], (row["name_ky"], row["name_ru"]))
        for row in read_rows("place_names.csv")
    ]


def read_others() -> list[Attested]:
    return [
        Attested(row["geonames_id"], row["code"], (row["name"],), row["kind"])
        for row in read_rows("other_names.csv")
    ]


def read_register():
    """The names of every village and town: Russian; Kyrgyz and Latin, of villages as the rules make them."""
    names = {}
    for row in read_rows("territories.csv"):
        if row["level"] == "city":
            names[row["code"]] = (row["name_ru"].removeprefix("г. "), row["name_ky"], row["name_en"])
    for row in read_rows("villages_ru.csv"):
        kyrgyz = kyrgyz_place(row["name_ru"])
        names[row["code"]] = (row["name_ru"], kyrgyz, place_latin(kyrgyz))
    return names


def read_rows(name):
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


NAMES = read_register()
# How a village is written that the register lacks: as the register would have it, in Latin, in Uzbek letters.
WRITTEN = (
    ("", "", lambda named: named[0]),
    ("_latin", ", in passport Latin,", lambda named: transliterate(named[1], "passport")),
    ("_uzbek", ", in Uzbek letters,", in_uzbek),
)

if __name__ == "__main__":
    main()
