"""A row as an office writes it: which names, in which letters and columns, and what else it has."""

from random import Random

from bench.damage import Damage, russian_patronymic
from bench.world import rates
from bench.world.evidence import EvidenceWriter
from bench.world.hands import spell
from bench.world.names import NICKNAMES, given_names
from bench.world.people import Child
from bench.world.rates import Profile
from rehearsal.draw import Wheel
from rehearsal.names import BARE, KYRGYZ_STYLE, RUSSIAN_STYLE, surname

LINEAGE = {
    "m": ("уулу", "уулу", "уулу", "улуу", "у.", "угли"),
    "f": ("кызы", "кызы", "кызы", "кизи", "к.", "кыз"),
}
SHORT_ENDINGS = ("бек", "бай", "кул", "гүл", "кан", "жан", "ай")
VOWELS = "аеёиоөуүыэюя"


class Clerk(EvidenceWriter):
    """One office's part of one list. A row is (what truth.csv says of it, its columns)."""

    def __init__(self, seed: int, profile: Profile, home, nearby):
        self.random = Random(f"clerk {seed} {profile.name} {home.code}")
        self.draw, self.profile, self.home, self.nearby = self.random.random, profile, home, nearby
        self.hands, self.latins = Wheel(profile.hands), Wheel(profile.latins)
        self.habit, self.codes = self.hands.draw(self.draw), self.draw() < rates.OFFICE_WRITES_CODES
        self.phone = f"+9960{int(self.draw() * 100_000_000):08d}"
        self.slips = Damage()
        self.slips.random = self.random

    def row(self, child: Child, away=False) -> tuple[list[str], list[str]]:
        """(kinds of damage, columns from surname to phone); `away`: as another office has this child."""
        kinds: list[str] = []
        hand = self.hand(kinds)
        parts = self.slipped(self.spelled(self.names(child, kinds), hand), kinds)
        names = self.in_columns(parts, kinds)
        if self.draw() < (rates.UPPER_LATIN if "latin" in kinds else rates.UPPER):
            names = [name.upper() for name in names]
        born = self.date(child.born, kinds)
        sex = child.sex if self.draw() >= rates.SEX_WRONG else ("f" if child.sex == "m" else "m")
        sex = "" if self.draw() < rates.SEX_MISSING else sex
        place = self.place(child, away, hand, kinds)
        return kinds, [
            *names,
            born,
            sex,
            self.pin(child, kinds),
            *place,
            self.mother(child, hand, kinds),
            self.telephone(child, kinds),
        ]

    def hand(self, kinds):
        if self.draw() < self.profile.latin:
            hand = self.latins.draw(self.draw)
            kinds += ["latin", f"hand:{hand}"]
            return hand
        hand = self.habit if self.draw() < rates.OFFICE_HABIT else self.hands.draw(self.draw)
        kinds.append(f"hand:{hand}")
        return hand

    # Which names.

    def names(self, child, kinds):
        """Surname, given name and patronymic as a paper has them, in Kyrgyz letters."""
        draw, family = self.draw, child.family
        root, suffix, father = family.root, family.suffix, family.father
        if child.other:
            if draw() < rates.STEPFATHER:
                kinds.append("stepfather")
            else:
                root, suffix, father = child.other
        style = child.style
        if draw() < rates.OTHER_STYLE and family.origin == "kyrgyz":
            style = RUSSIAN_STYLE if style == KYRGYZ_STYLE else KYRGYZ_STYLE
            kinds.append("other_style")
        given = self.given(child, kinds)
        has_patronymic = draw() >= self.profile.no_patronymic
        if style == KYRGYZ_STYLE:
            return self.kyrgyz(root, suffix, father, given, child.sex, has_patronymic)
        bare = style == BARE or draw() < rates.BARE
        family_name = root if bare else surname(root, suffix, child.sex)
        patronymic = russian_patronymic(father, child.sex) if has_patronymic else ""
        if not patronymic:
            kinds.append("no_patronymic")
        elif draw() < rates.INITIAL:
            patronymic = patronymic[0] + "."
            kinds.append("initial")
        return [family_name, given, patronymic]

    def kyrgyz(self, root, suffix, father, given, sex, has_patronymic):
        """Марат уулу Бакыт: mostly as a surname, some offices have it elsewhere."""
        lineage = f"{father} {self.random.choice(LINEAGE[sex])}"
        drawn = self.draw()
        if drawn < 0.06 and has_patronymic:
            return [surname(root, suffix, sex) if drawn < 0.03 else root, given, lineage]
        if drawn < 0.08:
            return ["", given, lineage]
        if drawn < 0.11:
            return [lineage.replace(" ", "" if drawn < 0.095 else "-"), given, ""]
        return [lineage, given, ""]

    def given(self, child, kinds):
        draw, name = self.draw, child.given
        if child.twin and draw() < rates.TWINS_CONFUSED:
            kinds.append("twins_confused")
            return child.twin.given
        drawn = draw()
        for share, kind in GIVEN_DAMAGE:
            if drawn < share:
                changed = getattr(self, kind)(name, child)
                if changed != name:
                    kinds.append(kind)
                return changed
            drawn -= share
        return name

    def nickname(self, name, _child):
        return NICKNAMES.get(name, name[:3] + self.random.choice(["ик", "а", "ке"]))

    def short_or_long(self, name, child):
        for ending in SHORT_ENDINGS:
            if name.endswith(ending) and len(name) > len(ending) + 2:
                return name.removesuffix(ending)
        if child.family.origin == "kyrgyz":
            ending = self.random.choice(("бек", "жан") if child.sex == "m" else ("гүл", "кан", "ай"))
            return name + ending if name[-1] not in VOWELS else name
        return name

    def new_name(self, name, child):
        return given_names(child.sex, child.family.origin).draw(self.draw)

    def abbreviated(self, name, _child):
        """Up to a consonant, and a full stop: "Нурл."."""
        end = next((at for at in range(3, len(name)) if name[at] not in VOWELS), 3) + 1
        return name[:end] + "." if end < len(name) else name

    # In which letters and columns.

    def spelled(self, parts, hand):
        return [" ".join([spell(word, hand, self.draw) for word in part.split(" ")]) for part in parts]

    def slipped(self, parts, kinds):
        drawn = self.draw()
        if drawn >= rates.SLIP + rates.TWO_SLIPS:
            return parts
        kinds.append("slip")
        parts, filled = list(parts), [at for at, part in enumerate(parts) if part]
        for _ in range(2 if drawn < rates.TWO_SLIPS else 1):
            at = self.random.choice(filled)
            parts[at] = self.slips.slip(parts[at])
        return parts

    def in_columns(self, parts, kinds):
        family_name, given, patronymic = parts
        drawn = self.draw()
        if drawn < rates.SWAPPED_COLUMNS:
            kinds.append("swapped_columns")
            parts = [given, family_name, patronymic]
        elif drawn < rates.SWAPPED_COLUMNS + rates.ALL_IN_SURNAME:
            kinds.append("all_in_surname")
            order = parts if self.draw() < 0.7 else [given, patronymic, family_name]
            parts = [" ".join(part for part in order if part), "", ""]
        elif drawn < rates.SWAPPED_COLUMNS + rates.ALL_IN_SURNAME + rates.WITH_GIVEN:
            kinds.append("with_given")
            parts = [family_name, f"{given} {patronymic}".strip(), ""]
        elif drawn > 1 - rates.NO_SURNAME:
            kinds.append("no_surname")
            parts = ["", given, patronymic]
        if self.draw() < rates.SPACES:
            parts = [part.replace(" ", "  ") + " " if part else "" for part in parts]
        return parts


GIVEN_DAMAGE = [
    (rates.NICKNAME, "nickname"),
    (rates.SHORT_OR_LONG, "short_or_long"),
    (rates.NEW_NAME, "new_name"),
    (rates.ABBREVIATED, "abbreviated"),
]
