"""How a neighbour asks for a child whom some office has registered: heard, not read from a paper.

A neighbour knows what the child is called and whose child it is. So the given name is often a short or a
long form, the father is named where the register has a surname, the surname stands without its ending, a
word in two questions has a slip, and all that is known of the birth is a year. As `bench.damage`, this file
knows nothing of the keys by which names are found, and is not to be bent to them.
"""

import re
from dataclasses import replace

from bench.damage import AskedChild, Damage, RecordedChild, russian_patronymic, weighted

# What is said of the child. Judgement: no source counts these.
SHAPES = weighted(surname=32, of_father=36, patronymic=8, father_alone=10, bare_surname=14)
FORMS = weighted(as_named=58, other_form=42)
HANDS = weighted(as_written=46, keyboard=22, russian=16, rules=16)
SLIPS = weighted(none=50, one=50)
DATES = weighted(year=78, next_year=12, absent=10)
# Endings that come and go when a name is called out (rule 13), for boys and girls; own knowledge.
ENDINGS = ("бек", "жан", "бай", "мырза", "али", "кул", "гүл", "кан", "бүбү", "ай", "нур")
ADDED = {"m": weighted(бек=50, жан=38, али=7, бай=5), "f": weighted(жан=30, гүл=34, кан=14, ай=16, бек=6)}
VOWELS = "аеёиоөуүыэюя"
PATRONYMIC = re.compile("(?:ович|евич|овна|евна)$")


class NeighbourDamage(Damage):
    """Questions of neighbours; the same seed asks the same."""

    def __init__(self, seed: int = 1):
        super().__init__(seed)
        self.random.seed(f"neighbour {seed}")

    def ask(self, known: RecordedChild, *, hand="", slips="", dates="") -> AskedChild:
        """One question for this child; a kind that is given is not drawn."""
        known = replace(known, father=known.father or father_in(known.patronymic))
        shape, form, hand = self.draw(SHAPES), self.draw(FORMS), hand or self.draw(HANDS)
        slips, dates = slips or self.draw(SLIPS), dates or self.draw(DATES)
        called = self.other_form(known.given, known.sex) if form == "other_form" else known.given
        form = form if called != known.given else "as_named"
        parts, shape = self.said(replace(known, given=called), shape)
        parts = [(role, self.written(word, hand)) for role, word in parts]
        parts = self.slipped(parts, 1 if slips == "one" else 0)
        born, dates = self.dated(known.born, dates)
        by_role = {role: " ".join(word for r, word in parts if r == role) for role in ("s", "g", "p")}
        text = " ".join(word for _, word in parts)
        kinds = (f"shape:{shape}", f"form:{form}", f"hand:{hand}", f"slips:{slips}", f"date:{dates}")
        return AskedChild(by_role["s"], by_role["g"], by_role["p"], text, born, kinds)

    def other_form(self, given: str, sex: str) -> str:
        """Акыл for Акылжан, Муканбек for Мукан; the name itself where it has no other form."""
        for ending in ENDINGS:
            if given.endswith(ending) and len(given) > len(ending) + 2:
                return given.removesuffix(ending)
        if given[-1].lower() in VOWELS or " " in given or "-" in given:
            return given
        return given + self.draw(ADDED.get(sex, ADDED["m"]))

    def said(self, known: RecordedChild, shape: str):
        """What is said of this child, in whichever order; the shape that could be said of it."""
        surname, given, father = known.surname, known.given, known.father
        kyrgyz = " " in surname
        if shape != "surname" and not father:
            shape = "surname" if shape != "bare_surname" else shape
        if kyrgyz and shape in ("surname", "bare_surname"):
            shape = "of_father"
        parts = {
            "surname": [("s", surname), ("g", given)],
            "of_father": [("p", f"{father} {'уулу' if known.sex == 'm' else 'кызы'}"), ("g", given)],
            "patronymic": [("p", russian_patronymic(father, known.sex) if father else ""), ("g", given)],
            "father_alone": [("p", father), ("g", given)],
            "bare_surname": [("s", self.without_ending(surname)), ("g", given)],
        }[shape]
        first = self.random.random() < (0.5 if shape in ("surname", "of_father") else 0.85)
        return (parts[::-1] if first else parts), shape

    @staticmethod
    def without_ending(surname: str) -> str:
        for ending in ("ова", "ева", "ов", "ев"):
            if surname.endswith(ending) and len(surname) > len(ending) + 2:
                return surname.removesuffix(ending)
        return surname


def father_in(patronymic: str) -> str:
    """The father's name as it is heard in a patronymic; "" where there is none."""
    return PATRONYMIC.sub("", patronymic) if PATRONYMIC.search(patronymic) else ""
