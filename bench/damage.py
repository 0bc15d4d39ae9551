"""How names are damaged between a document and a search box: drawn from a seed, one child at a time.

    .venv/bin/python -m bench.damage --seed 1 people.csv > asked.csv

A child is recorded in one way and asked for in another: in other parts and another order, in
Russian spelling, on a keyboard without Ң Ө Ү, in one of four Latin systems, with look-alike
letters, with up to two slips of the finger, with a date that is swapped, half known or a digit
off. Every question names the kinds of damage that it carries, so that what is found can be
counted by kind. This file knows nothing of the keys by which names are found: it was written
before them, and is not to be bent to them. Rule numbers are those of umai/names/README.md.
"""

import argparse
import csv
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from bench.letters import KEYBOARDS, LATIN, LOOK_ALIKES, RULES, transliterate

VOWELS = "аеёиоөуүыэюя"


@dataclass(frozen=True)
class RecordedChild:
    """A child as recorded; `father` is the father's given name, where it is known."""

    surname: str
    given: str
    patronymic: str = ""
    father: str = ""
    sex: str = ""
    born: date | None = None
    settlement: str = ""


@dataclass(frozen=True)
class AskedChild:
    """The same child as somebody asks for it. `born` is "", a year or an ISO date."""

    surname: str
    given: str
    patronymic: str
    text: str
    born: str
    kinds: tuple[str, ...]
    weak: bool = False  # a short or long form: evidence that may also mean another person


def weighted(**weights: float) -> tuple[list[str], list[float]]:
    return list(weights), list(weights.values())


# How the name is asked for. Judgement: no source counts these.
SHAPES = weighted(
    whole=30, no_patronymic=34, given_first=14, given_patronymic=4, other_order=6, other_style=8, glued=4
)
HANDS = weighted(
    as_written=28,
    rules=22,
    russian=16,
    keyboard=10,
    passport=7,
    passport_old=5,
    place_latin=4,
    bgn=3,
    look_alike=5,
)
SLIPS = weighted(none=50, one=34, two=16)
DATES = weighted(exact=42, year=18, swapped=8, digit=8, next_year=4, absent=20)
WEAK = 0.02


class Damage:
    """Damages children; the same seed damages the same children in the same way."""

    def __init__(self, seed: int = 1):
        self.random = random.Random(f"damage {seed}")

    def draw(self, from_wheel) -> str:
        things, weights = from_wheel
        return self.random.choices(things, weights)[0]

    def ask(self, known: RecordedChild, *, hand="", slips="", dates="") -> AskedChild:
        """One question for this child; a kind that is given is not drawn."""
        shape, hand = self.draw(SHAPES), hand or self.draw(HANDS)
        slips, dates = slips or self.draw(SLIPS), dates or self.draw(DATES)
        known, weak = self.short_or_long(known)
        parts, shape = self.shaped(known, shape)
        parts = [(role, self.written(word, hand)) for role, word in parts]
        parts = self.slipped(parts, {"none": 0, "one": 1, "two": 2}[slips])
        born, dates = self.dated(known.born, dates)
        by_role = {role: " ".join(word for r, word in parts if r == role) for role in ("s", "g", "p")}
        kinds = (f"shape:{shape}", f"hand:{hand}", f"slips:{slips}", f"date:{dates}")
        text = " ".join(word for _, word in parts)
        return AskedChild(by_role["s"], by_role["g"], by_role["p"], text, born, kinds, weak)

    # The parts: which of them, in which order and style.

    def shaped(self, known: RecordedChild, shape: str):
        surname, given, patronymic = known.surname, known.given, known.patronymic
        if shape == "other_style" and not known.father:
            shape = "other_order"
        if shape in ("given_patronymic", "whole") and not patronymic:
            shape = "no_patronymic"
        if shape == "other_style":
            return self.other_style(known), shape
        parts = {
            "whole": [("s", surname), ("g", given), ("p", patronymic)],
            "no_patronymic": [("s", surname), ("g", given)],
            "given_first": [("g", given), ("s", surname)],
            "given_patronymic": [("g", given), ("p", patronymic)],
            "other_order": [("g", given), ("p", patronymic), ("s", surname)],
            "glued": self.glued(known),
        }[shape]
        return [(role, word) for role, word in parts if word], shape

    def other_style(self, known: RecordedChild):
        """The Kyrgyz way for who is recorded in the Russian way, and the other way about."""
        father, male = known.father, known.sex == "m"
        lineage = f"{father} {'уулу' if male else 'кызы'}"
        if " " not in known.surname:
            return self.random.choice(
                [
                    [("s", lineage), ("g", known.given)],
                    [("g", known.given), ("s", lineage)],
                    [("s", known.surname), ("g", known.given), ("p", lineage)],
                ]
            )
        ending = "ов" if father[-1].lower() not in VOWELS + "й" else "ев"
        surname = father.removesuffix("й") + ending + ("" if male else "а")
        return self.random.choice(
            [
                [("s", surname), ("g", known.given)],
                [("g", known.given), ("p", russian_patronymic(father, known.sex))],
                [("s", surname), ("g", known.given), ("p", russian_patronymic(father, known.sex))],
            ]
        )

    def glued(self, known: RecordedChild):
        if " " in known.surname:
            glue = self.random.choice(["", "-"])
            return [("s", glue.join(known.surname.split())), ("g", known.given)]
        given, half = known.given, len(known.given) // 2
        if half > 2:
            given = given[:half] + self.random.choice(["-", " "]) + given[half:]
        return [("s", known.surname), ("g", given)]

    def short_or_long(self, known: RecordedChild):
        """Rule 13, seldom: Бакыт for Бакытбек, or the other way about."""
        if self.random.random() >= WEAK:
            return known, False
        given = known.given
        for ending in ("бек", "бай", "кул", "гүл", "кан"):
            if given.endswith(ending) and len(given) > len(ending) + 2:
                return replace(known, given=given.removesuffix(ending)), True
        if known.sex == "m" and given[-1].lower() not in VOWELS:
            return replace(known, given=given + "бек"), True
        return known, False

    # The hand that writes: spelling, keyboard, script.

    def written(self, words: str, hand: str) -> str:
        if hand == "as_written":
            return words
        if hand in LATIN:
            return transliterate(words, hand)
        if hand == "keyboard":
            return words.translate(str.maketrans("өүңӨҮҢ", "оунОУН"))
        if hand == "look_alike":
            return self.look_alike(words)
        return " ".join(self.spelled(word, 0.85 if hand == "russian" else 0.45) for word in words.split())

    def look_alike(self, words: str) -> str:
        return "".join(
            self.random.choice(LOOK_ALIKES[letter])
            if letter in LOOK_ALIKES and self.random.random() < 0.4
            else letter
            for letter in words
        )

    def spelled(self, word: str, chance: float) -> str:
        """Rules 1 to 12, each with this chance; who applies one to a word applies it throughout."""
        upper, word = word[:1].isupper(), word.lower()
        for rule in RULES:
            if self.random.random() < chance * rule.often:
                word = rule.applied(word, self.random)
        return word[:1].upper() + word[1:] if upper else word

    # Slips of the finger.

    def slipped(self, parts, number: int):
        parts = list(parts)
        for _ in range(number):
            at = self.random.randrange(len(parts))
            role, word = parts[at]
            parts[at] = (role, self.slip(word))
        return parts

    def slip(self, word: str) -> str:
        """Two letters swapped, one dropped, doubled, or hit beside its key."""
        if len(word) < 3:
            return word
        at = self.random.randrange(len(word) - 1)
        kind = self.random.choice(["swap", "drop", "double", "beside"])
        if kind == "swap":
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if kind == "drop":
            return word[:at] + word[at + 1 :]
        if kind == "double":
            return word[: at + 1] + word[at:]
        near = KEYBOARDS.get(word[at].lower(), "")
        return word[:at] + self.random.choice(near) + word[at + 1 :] if near else word[: at + 1] + word[at:]

    # The date.

    def dated(self, born: date | None, kind: str):
        if born is None or kind == "absent":
            return "", "absent"
        if kind == "year":
            return str(born.year), kind
        if kind == "swapped" and born.day <= 12 and born.day != born.month:
            return date(born.year, born.day, born.month).isoformat(), kind
        if kind == "digit":
            return self.one_digit_off(born).isoformat(), kind
        if kind == "next_year":
            return str(born.year + self.random.choice([-1, 1])), kind
        return born.isoformat(), "exact"

    def one_digit_off(self, born: date) -> date:
        """Another day of which one digit differs: mostly of the day or month, sometimes of the year."""
        digits = born.isoformat()
        for _ in range(200):
            at = self.random.choice([3, 5, 6, 8, 9, 9])
            other = digits[:at] + self.random.choice("0123456789") + digits[at + 1 :]
            try:
                found = date.fromisoformat(other)
            except ValueError:
                continue
            if found != born and abs(found.year - born.year) < 10:
                return found
        return born + timedelta(1)


def russian_patronymic(father: str, sex: str) -> str:
    if father[-1] in "йь":
        return father[:-1] + ("евич" if sex == "m" else "евна")
    if father[-1].lower() in VOWELS:
        return father + ("евич" if sex == "m" else "евна")
    return father + ("ович" if sex == "m" else "овна")


def read_people(path: str) -> Iterator[tuple[str, RecordedChild]]:
    """(person_id, child as recorded) from a file of people as `umai rehearse --from` reads it."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            said = row.get("birth_date") or ""
            born = date.fromisoformat(said) if len(said) == 10 else None
            father = row.get("father") or ""
            named = bool(re.search("(вич|вна)$| (уулу|кызы)$", father))
            yield (
                row["person_id"],
                RecordedChild(
                    row.get("surname") or "",
                    row.get("given") or "",
                    father if named else "",
                    "" if named else father,
                    (row.get("sex") or "").lower(),
                    born,
                    row.get("settlement") or "",
                ),
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench.damage", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("file", help="people as `umai rehearse --from` reads them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=1000, help="how many children are drawn (1000)")
    args = parser.parse_args()
    damage, answer = Damage(args.seed), csv.writer(sys.stdout, lineterminator="\n")
    everybody = list(read_people(args.file))
    answer.writerow(["person_id", "text", "born", "kinds"])
    for key, known in damage.random.sample(everybody, min(args.number, len(everybody))):
        asked = damage.ask(known)
        answer.writerow([key, asked.text, asked.born, " ".join(asked.kinds)])


if __name__ == "__main__":
    main()
